import type { inbox as source } from '../zh-CN/inbox.ts';
import type { Words } from '../words.ts';

export const inbox: Words<typeof source> = {
  title: 'Inbox',
};
