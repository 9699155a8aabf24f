import type { ui as source } from '../zh-CN/ui.ts';
import type { Words } from '../words.ts';

export const ui: Words<typeof source> = {
  chooseCategory: 'Choose a category',
  list: { group: 'List', next: 'Next row', previous: 'Previous row' },
  foreign: {
    copy: 'Click to copy the link (it is not opened)',
    copied: 'Link copied, not opened',
    hidden: 'Invisible character {{name}}',
    all: 'Show all ({{n, counted(one: character; other: characters)}})',
  },
};
