import type { rules as source } from '../zh-CN/rules.ts';
import type { Words } from '../words.ts';

export const rules: Words<typeof source> = {
  title: 'Rules',
};
