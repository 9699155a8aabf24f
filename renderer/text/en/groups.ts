import type { groups as source } from '../zh-CN/groups.ts';
import type { Words } from '../words.ts';

export const groups: Words<typeof source> = {
  title: 'Groups',
};
