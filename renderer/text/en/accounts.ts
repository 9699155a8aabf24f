import type { accounts as source } from '../zh-CN/accounts.ts';
import type { Words } from '../words.ts';

export const accounts: Words<typeof source> = {
  title: 'Accounts',
};
