import type { patrol as source } from '../zh-CN/patrol.ts';
import type { Words } from '../words.ts';

/** Words of patrol 巡群. */
export const patrol: Words<typeof source> = {
  title: 'Patrol',
  about: 'How far each group has been read today, and what nobody has read',
  view: { label: 'Patrol views', coverage: 'Coverage', unread: 'Unpatrolled' },
  command: {
    group: 'Patrol',
    coverage: 'Show coverage',
    unread: 'Show unpatrolled groups',
    open: 'Open',
    up: 'Back to the city',
    read: 'Mark as read',
    again: 'Also groups covered today in which something new was said',
  },
  figure: {
    label: 'Coverage today',
    coverage: 'Coverage today',
    ofGroups: '{{covered}} of {{toRead}} groups with something to read',
    unread: 'Unpatrolled today',
    waiting: 'Unread now',
    nothing: 'Nothing new today',
  },
  place: { city: 'Whole city', unplaced: 'No village' },
  column: {
    place: 'Place',
    township: 'Township',
    coverage: 'Coverage',
    covered: 'Covered',
    toRead: 'To read',
    left: 'Unpatrolled',
    waiting: 'Unread now',
    group: 'Group',
    village: 'Village',
    county: 'County',
    unread: 'Unread',
    since: 'Oldest unread',
    state: 'Today',
  },
  coverageOf: 'Coverage of {{place}}',
  more: '{{n}}+',
  ago: '{{span}} ago',
  state: { never: 'Unpatrolled', again: 'Covered, new messages since' },
  none: {
    coverage: 'Nothing to read yet today',
    unread: 'No unpatrolled groups',
    unreadWords: 'Every group with something new was read to its last message today',
  },
  marked: '“{{name}}” is marked as read to its newest message',
  total: '{{n}} groups',
};
