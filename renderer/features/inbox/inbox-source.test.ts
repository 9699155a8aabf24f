import { describe, expect, it } from 'vitest';
import type { GroupId, RegionCode } from '../../../domain/ids.ts';
import {
  activeFilters,
  belongs,
  filterOf,
  inState,
  inView,
  keyOf,
  openMessages,
  withoutFilters,
  type InboxSource,
} from './inbox-source.ts';

const county = '430211' as RegionCode;
const narrowed: InboxSource = { ...openMessages, placeCode: county, group: { id: 'g' as GroupId, name: '响水村群' } };

describe('filterOf', () => {
  it('asks for what waits, what waits and hit a rule, what was put off, or everything', () => {
    const wanted = (['open', 'hits', 'later', 'all'] as const).map((view) => filterOf(inView(openMessages, view)));
    expect(wanted.map(({ state, hitsOnly }) => [state, hitsOnly])).toEqual([
      ['new', false],
      ['new', true],
      ['later', false],
      [null, false],
    ]);
  });
  it('narrows by place and group', () => {
    expect(filterOf(narrowed)).toEqual({
      accountId: null,
      placeCode: county,
      groupId: 'g',
      state: 'new',
      hitsOnly: false,
    });
  });
});

it('asking for one state opens all messages in that state, and leaving the view forgets it', () => {
  const dismissed = inState(openMessages, 'dismissed');
  expect([dismissed.view, filterOf(dismissed).state, filterOf(inView(dismissed, 'later')).state]).toEqual([
    'all',
    'dismissed',
    'later',
  ]);
});

it('says whether a decided message stays in the list', () => {
  expect([
    belongs(openMessages, 'dismissed'),
    belongs(inView(openMessages, 'all'), 'dismissed'),
    belongs(inView(openMessages, 'later'), 'later'),
  ]).toEqual([false, true, true]);
});

it('counts and clears filters without leaving the view or the search', () => {
  const searched: InboxSource = { ...narrowed, search: { text: '路灯', period: null, order: 'newest' as const } };
  expect([activeFilters(searched), withoutFilters(searched)]).toEqual([
    2,
    { ...openMessages, search: { text: '路灯', period: null, order: 'newest' as const } },
  ]);
});

it('remembers lists apart that show different messages', () => {
  const keys = [
    openMessages,
    narrowed,
    inView(openMessages, 'hits'),
    { ...openMessages, search: { text: '水', period: null, order: 'newest' as const } },
  ].map(keyOf);
  expect(new Set(keys).size).toEqual(4);
});
