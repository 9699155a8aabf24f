import { DAY_MS, instant, MINUTE_MS, type Instant } from '../time/instant.ts';
import { dayStart } from '../time/shanghai.ts';
import { isWorkingDay, type WorkingCalendar } from '../time/working-calendar.ts';

/** When the roster sits at the desks: minutes after 00:00 of a working day, [begins, ends). The rest is the night watch 值守. */
export interface WorkHours {
  readonly begins: number;
  readonly ends: number;
}

/** Nobody's calendar is free for longer; beyond it the days count as they come. */
const LONGEST_REST_DAYS = 40;

/** Whether the roster is at work: a working day, within its hours. */
export function isAtWork(calendar: WorkingCalendar, at: Instant, { begins, ends }: WorkHours): boolean {
  if (!isWorkingDay(calendar, at)) return false;
  const minute = (at - dayStart(at)) / MINUTE_MS;
  return minute >= begins && minute < ends;
}

/** When the roster is at work from `at` on: `at` itself where it is at work now. */
export function nextAtWork(calendar: WorkingCalendar, at: Instant, hours: WorkHours): Instant {
  if (isAtWork(calendar, at, hours)) return at;
  const today = dayStart(at);
  for (let day = 0; day <= LONGEST_REST_DAYS; day += 1) {
    const work = instant(today + day * DAY_MS + hours.begins * MINUTE_MS);
    if (work > at && isWorkingDay(calendar, work)) return work;
  }
  return instant(today + LONGEST_REST_DAYS * DAY_MS);
}

/** When the answer of `isAtWork` changes next. */
export function nextShiftChange(calendar: WorkingCalendar, at: Instant, hours: WorkHours): Instant {
  if (isAtWork(calendar, at, hours)) return instant(dayStart(at) + hours.ends * MINUTE_MS);
  return nextAtWork(calendar, at, hours);
}

/** The end of a span of work that begins at `at`: only time within the hours counts, what was asked at night waits for the roster. */
export function addWorkTime(calendar: WorkingCalendar, at: Instant, milliseconds: number, hours: WorkHours): Instant {
  let from = nextAtWork(calendar, at, hours);
  let left = milliseconds;
  for (let days = 0; days < 4 * LONGEST_REST_DAYS; days += 1) {
    const ends = dayStart(from) + hours.ends * MINUTE_MS;
    if (from + left <= ends) break;
    left -= Math.max(0, ends - from);
    from = nextAtWork(calendar, instant(ends), hours);
  }
  return instant(from + left);
}
