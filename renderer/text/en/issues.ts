import type { issues as source } from '../zh-CN/issues.ts';
import type { Words } from '../words.ts';

export const issues: Words<typeof source> = {
  title: 'Ledger',
};
