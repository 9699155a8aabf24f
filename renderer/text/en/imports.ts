import type { imports as source } from '../zh-CN/imports.ts';
import type { Words } from '../words.ts';

export const imports: Words<typeof source> = {
  title: 'Imports',
};
