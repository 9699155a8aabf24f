import type { groups as source } from '../zh-CN/groups.ts';
import type { Words } from '../words.ts';

export const groups: Words<typeof source> = {
  title: 'Groups',
  about: 'Each group belongs to one village; its messages lie where the group does',
  find: 'Find by name, village or pinyin initials',
  view: { label: 'By place', all: 'All', without: 'Without a village' },
  county: 'All counties',
  column: {
    name: 'Group',
    village: 'Village',
    county: 'County',
    members: 'Members',
    accounts: 'Accounts',
    last: 'Last message',
  },
  none: 'No group matches',
  choose: 'Choose a group to see more about it',
  unplaced: 'No village',
  never: 'never',
  fact: {
    name: 'Group',
    village: 'Belongs to',
    members: 'Members',
    membersAt: 'Counted at',
    accounts: 'Accounts',
    last: 'Last message',
  },
  oneEye: 'One account only: messages are missed while it is offline',
  nearCap: 'Near the cap of 500',
  place: {
    title: 'Village',
    words: 'Once saved, the messages of the group lie there',
    save: 'Save',
    none: 'None',
    saved: 'The place of “{{name}}” is saved',
    cleared: '“{{name}}” belongs to no village',
  },
  tags: {
    title: 'Tags',
    words: 'A broadcast can choose groups by them',
    save: 'Save the tags',
    saved: 'Tags of “{{name}}” saved',
    hint: 'Type and press Enter',
  },
  command: { group: 'Groups', place: 'Place the chosen group' },
};
