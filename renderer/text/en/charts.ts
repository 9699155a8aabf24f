import type { charts as source } from '../zh-CN/charts.ts';
import type { Words } from '../words.ts';

export const charts: Words<typeof source> = {
  title: 'Charts',
};
