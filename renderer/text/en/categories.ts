import type { categories as source } from '../zh-CN/categories.ts';
import type { Words } from '../words.ts';

export const categories: Words<typeof source> = {
  title: 'Categories',
};
