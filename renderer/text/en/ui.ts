import type { ui as source } from '../zh-CN/ui.ts';
import type { Words } from '../words.ts';

export const ui: Words<typeof source> = {
  chooseCategory: 'Choose a category',
  list: { group: 'List', next: 'Next row', previous: 'Previous row' },
};
