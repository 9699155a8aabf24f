import { expect, it } from 'vitest';
import { HOUR_MS, type Instant, MINUTE_MS } from '../time/instant.ts';
import { fromShanghai } from '../time/shanghai.ts';
import { publishedCalendar } from '../time/working-calendar.ts';
import { addWorkTime, isAtWork, nextAtWork, nextShiftChange } from './work-hours.ts';

const HOURS = { begins: 8 * 60, ends: 18 * 60 };
/** Tuesday to Monday, 2026-11-24 … 30; the 28th is a Saturday. */
const at = (day: number, hour: number, minute = 0): Instant =>
  fromShanghai({ year: 2026, month: 11, day, hour, minute });

it('is at work on working days within its hours, its last minute excluded', () => {
  expect(
    [at(24, 7, 59), at(24, 8), at(24, 17, 59), at(24, 18), at(28, 10)].map((time) =>
      isAtWork(publishedCalendar, time, HOURS),
    ),
  ).toEqual([false, true, true, false, false]);
});

it('begins again the next morning, after a weekend and after a holiday', () => {
  const next = (time: Instant) => nextAtWork(publishedCalendar, time, HOURS);
  expect([next(at(24, 3)), next(at(24, 9)), next(at(24, 20)), next(at(27, 19))]).toEqual([
    at(24, 8),
    at(24, 9),
    at(25, 8),
    at(30, 8),
  ]);
  // National day 2026 is free from the 1st to the 7th of October.
  expect(next(fromShanghai({ year: 2026, month: 9, day: 30, hour: 20 }))).toBe(
    fromShanghai({ year: 2026, month: 10, day: 8, hour: 8 }),
  );
});

it('knows when the watch takes over and hands back', () => {
  const change = (time: Instant) => nextShiftChange(publishedCalendar, time, HOURS);
  expect([change(at(24, 9)), change(at(27, 22))]).toEqual([at(24, 18), at(30, 8)]);
});

it('lets a clock run within the hours only', () => {
  const due = (time: Instant, span: number) => addWorkTime(publishedCalendar, time, span, HOURS);
  expect([
    due(at(24, 9), HOUR_MS),
    due(at(24, 17, 30), HOUR_MS),
    due(at(24, 23), HOUR_MS),
    due(at(27, 17, 45), 30 * MINUTE_MS),
    due(at(24, 9), 20 * HOUR_MS),
    due(at(24, 17), HOUR_MS),
  ]).toEqual([at(24, 10), at(25, 8, 30), at(25, 9), at(30, 8, 15), at(26, 9), at(24, 18)]);
});
