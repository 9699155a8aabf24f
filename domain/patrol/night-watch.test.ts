import { expect, it } from 'vitest';
import type { OperatorId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import { fromShanghai } from '../time/shanghai.ts';
import { publishedCalendar } from '../time/working-calendar.ts';
import { isPaged, onWatch, type WatchDuty } from './night-watch.ts';

const at = (day: number, hour: number): Instant => fromShanghai({ year: 2026, month: 11, day, hour });
const [LI, WANG] = ['li' as OperatorId, 'wang' as OperatorId];
const DUTIES: readonly WatchDuty[] = [
  { personId: LI, startsAt: at(24, 18), endsAt: at(25, 8) },
  { personId: WANG, startsAt: at(25, 18), endsAt: at(26, 8) },
];
const paged = (person: OperatorId | null, now: Instant, duties = DUTIES) =>
  isPaged(person, { calendar: publishedCalendar, hours: { begins: 480, ends: 1_080 }, duties, now });

it('pages everybody at work, and at night whoever has the watch', () => {
  const who = (now: Instant) => [paged(LI, now).isPaged, paged(WANG, now).isPaged, paged(null, now).isPaged];
  expect([who(at(24, 10)), who(at(24, 18)), who(at(25, 7)), who(at(25, 20))]).toEqual([
    [true, true, true],
    [true, false, false],
    [true, false, false],
    [false, true, false],
  ]);
});

it('pages everybody where nobody has the watch', () => {
  expect([paged(WANG, at(26, 20)).isPaged, paged(WANG, at(24, 20), []).isPaged]).toEqual([true, true]);
});

it('says until when the answer holds', () => {
  const until = (now: Instant, duties = DUTIES) => paged(LI, now, duties).pagedUntil;
  expect([until(at(24, 10)), until(at(24, 20)), until(at(24, 20), [])]).toEqual([at(24, 18), at(25, 8), at(25, 8)]);
  expect(onWatch(DUTIES, at(25, 8))).toEqual([]);
});
