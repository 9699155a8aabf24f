import type { briefs as source } from '../zh-CN/briefs.ts';
import type { Words } from '../words.ts';

export const briefs: Words<typeof source> = {
  title: 'Briefs',
};
