import { expect, test } from 'vitest';
import { instant } from '../../../domain/time/instant.ts';
import { fromShanghai } from '../../../domain/time/shanghai.ts';
import { cutOffOf, firstChoice, periodOf } from './period-choice.ts';

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
  const custom = (from: number, to: number, year = 2026) =>
    periodOf(
      { ...start, kind: 'custom', first: { year, month: 11, day: from }, last: { year: 2026, month: 11, day: to } },
      now,
    );

  expect([custom(1, 1), custom(2, 1), custom(1, 1, 2020)]).toEqual([
    { from: midnight(11, 1), to: midnight(11, 2) },
    null,
    null,
  ]);
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
