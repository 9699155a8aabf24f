import { expect, test } from 'vitest';
import { instant } from '../../../domain/time/instant.ts';
import { fromShanghai } from '../../../domain/time/shanghai.ts';
import { cutOffOf, firstChoice, fromDateWord, periodOf, toDateWord } from './period-choice.ts';

/** Tuesday 24 November 2026, 16:20 in Shanghai. */
const now = fromShanghai({ year: 2026, month: 11, day: 24, hour: 16, minute: 20 });
const midnight = (month: number, day: number, year = 2026) => fromShanghai({ year, month, day });
const start = firstChoice(now);

test('weeks run from Monday to Monday in Shanghai', () => {
  expect([periodOf(start, now), periodOf({ ...start, kind: 'last-week' }, now)]).toEqual([
    { from: midnight(11, 23), to: midnight(11, 30) },
    { from: midnight(11, 16), to: midnight(11, 23) },
  ]);
});

test('just after Monday midnight the running week is the new one, whatever the zone of the machine', () => {
  expect(periodOf(start, midnight(11, 30))).toEqual({ from: midnight(11, 30), to: midnight(12, 7) });
});

test('a month ends where the next begins, also in December', () => {
  const month = (year: number, at: number) =>
    periodOf({ ...start, kind: 'month', month: { year, month: at, day: 17 } }, now);

  expect([month(2026, 2), month(2026, 12)]).toEqual([
    { from: midnight(2, 1), to: midnight(3, 1) },
    { from: midnight(12, 1), to: midnight(1, 1, 2027) },
  ]);
});

test('a chosen span includes its last day; a backward or endless one is no period', () => {
  const custom = (first: string, last: string) => {
    const [from, to] = [fromDateWord(first), fromDateWord(last)];
    return from === null || to === null
      ? 'no date'
      : periodOf({ ...start, kind: 'custom', first: from, last: to }, now);
  };

  expect([
    custom('2026-11-01', '2026-11-01'),
    custom('2026-11-02', '2026-11-01'),
    custom('2020-01-01', '2026-11-01'),
    custom('2026-02-30', '2026-03-01'),
  ]).toEqual([{ from: midnight(11, 1), to: midnight(11, 2) }, null, null, 'no date']);
});

test('only a period that is over can be cut at its end', () => {
  const over = { from: midnight(11, 16), to: midnight(11, 23) };
  const running = { from: midnight(11, 23), to: midnight(11, 30) };

  expect([
    cutOffOf({ ...start, cutOff: 'end' }, over, now),
    cutOffOf({ ...start, cutOff: 'end' }, running, now),
    cutOffOf({ ...start, cutOff: 'now' }, over, now),
  ]).toEqual([instant(midnight(11, 23) - 1), null, null]);
});

test('dates are written the way a date field wants them', () => {
  expect([
    toDateWord({ year: 2026, month: 3, day: 9 }),
    fromDateWord('2026-03'),
    fromDateWord('26-3-9'),
    fromDateWord(''),
  ]).toEqual(['2026-03-09', { year: 2026, month: 3, day: 1 }, null, null]);
});
