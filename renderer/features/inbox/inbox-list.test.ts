import { describe, expect, it } from 'vitest';
import type { MessageId } from '../../../domain/ids.ts';
import { aRow } from './a-row.ts';
import {
  at,
  emptyList,
  inTriageState,
  opened,
  refreshed,
  rowsOf,
  withArrivals,
  withNews,
  withOlder,
  without,
  type InboxList,
} from './inbox-list.ts';

const ids = (...numbers: number[]) => numbers as MessageId[];
const id = (number: number) => number as MessageId;
const page = (numbers: readonly number[], next: number | null = null) => ({
  rows: numbers.map((each) => aRow(each)),
  next: next as MessageId | null,
});
const start = (): InboxList =>
  at(opened(emptyList, page([50, 40, 30], 30)), { kind: 'moved', to: { kind: 'row', id: id(40) }, extend: false });
const shown = ({ cursor, next, seen }: InboxList) => ({ ids: cursor.ids, cursor: cursor.cursor, next, seen });

describe('reading a list', () => {
  it('reads on below without moving the cursor', () => {
    expect(shown(withOlder(start(), page([20, 10])))).toEqual({
      ids: [50, 40, 30, 20, 10],
      cursor: 40,
      next: null,
      seen: 50,
    });
  });
  it('joins new arrivals above and remembers the newest that was seen', () => {
    expect(shown(withArrivals(start(), page([70, 60, 50, 40, 30], 30)))).toEqual({
      ids: [70, 60, 50, 40, 30],
      cursor: 40,
      next: 30,
      seen: 70,
    });
  });
  it('begins again where more arrived than one page holds', () => {
    expect(shown(withArrivals(start(), page([99, 98, 97], 97)))).toEqual({
      ids: [99, 98, 97],
      cursor: 99,
      next: 97,
      seen: 99,
    });
  });
});

describe('refreshed', () => {
  it('changes rows in place, lets decided ones leave and lets others come back', () => {
    const answered = [aRow(45), aRow(40, { sightings: 3 }), aRow(30)];
    const now = refreshed(start(), { newest: id(50), oldest: id(30) }, answered, new Set());
    expect([shown(now), rowsOf(now, ids(40))[0]?.sightings]).toEqual([
      { ids: [45, 40, 30], cursor: 40, next: 30, seen: 50 },
      3,
    ]);
  });
  it('touches nothing outside the window', () => {
    expect(refreshed(start(), { newest: id(40), oldest: id(40) }, [aRow(40)], new Set()).cursor.ids).toEqual([
      50, 40, 30,
    ]);
  });
  it('keeps the row under the cursor and the selected ones until the operator leaves them', () => {
    const selected = at(start(), { kind: 'toggled', id: id(30) });
    expect(refreshed(selected, { newest: id(50), oldest: id(30) }, [], new Set()).cursor.ids).toEqual([40, 30]);
  });
  it('does not bring back what the operator has just decided', () => {
    const acted = without(start(), ids(40));
    const late = refreshed(acted, { newest: id(50), oldest: id(30) }, [aRow(50), aRow(40), aRow(30)], new Set(ids(40)));
    expect(late.cursor.ids).toEqual([50, 30]);
  });
});

it('takes over what has happened to a message, and nothing for one that has left', () => {
  const news = { id: id(40), state: 'merged', recalledAt: null, sightings: 2 } as const;
  const left = without(start(), ids(40));
  const row = rowsOf(withNews(start(), news), ids(40))[0];
  expect([row?.state, row?.sightings, withNews(left, news)]).toEqual(['merged', 2, left]);
});

it('changes the state of a message that stays in the list', () => {
  expect(rowsOf(inTriageState(start(), ids(40), 'dismissed'), ids(50, 40)).map(({ state }) => state)).toEqual([
    'new',
    'dismissed',
  ]);
});
