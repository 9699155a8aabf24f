import { expect, it } from 'vitest';
import { type Instant, instant, MINUTE_MS } from '../time/instant.ts';
import { fromShanghai } from '../time/shanghai.ts';
import { publishedCalendar } from '../time/working-calendar.ts';
import { lastOverdue, responseDue, USUAL_SETTINGS } from './response-clock.ts';

const at = (day: number, hour: number, minute = 0): Instant =>
  fromShanghai({ year: 2026, month: 11, day, hour, minute });

it('gives an hour of work to answer', () => {
  expect(responseDue(publishedCalendar, at(24, 17, 30), USUAL_SETTINGS)).toBe(at(25, 8, 30));
});

it('finds up to when a question had to be asked to be overdue now, by day and by night', () => {
  for (const now of [at(24, 14), at(24, 23), at(28, 12), at(30, 8, 10)]) {
    const last = lastOverdue(publishedCalendar, now, USUAL_SETTINGS);
    const due = (asked: number) => responseDue(publishedCalendar, instant(asked), USUAL_SETTINGS);
    expect([due(last) < now, due(last + 1) < now]).toEqual([true, false]);
  }
  expect(lastOverdue(publishedCalendar, at(24, 14), USUAL_SETTINGS)).toBe(at(24, 13) - 1);
  expect(lastOverdue(publishedCalendar, at(24, 14), { ...USUAL_SETTINGS, responseMinutes: 30 })).toBe(
    at(24, 14) - 30 * MINUTE_MS - 1,
  );
});
