import type { wall as source } from '../zh-CN/wall.ts';
import type { Words } from '../words.ts';

export const wall: Words<typeof source> = {
  title: 'Wall',
};
