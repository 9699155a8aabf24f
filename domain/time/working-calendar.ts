import { DAY_MS, instant } from './instant.ts';
import type { Instant } from './instant.ts';
import { PUBLISHED_YEARS } from './published-holidays.ts';
import type { PublishedYear } from './published-holidays.ts';
import { dayStart, fromShanghai, isoDay, shanghaiDate, weekdayOf } from './shanghai.ts';

/** Which days are worked, as far as it is published. */
export interface WorkingCalendar {
  readonly knownYears: ReadonlySet<number>;
  /** ISO dates that are free although they may be weekdays. */
  readonly freeDays: ReadonlySet<string>;
  /** ISO dates of a weekend that are worked. */
  readonly workedDays: ReadonlySet<string>;
}

/** The calendar of the published years. */
export const publishedCalendar: WorkingCalendar = workingCalendar(PUBLISHED_YEARS);

/** A calendar made of the arrangements of some years. */
export function workingCalendar(years: readonly PublishedYear[]): WorkingCalendar {
  return {
    knownYears: new Set(years.map(({ year }) => year)),
    freeDays: new Set(years.flatMap(({ holidays }) => holidays.flatMap(({ first, last }) => daysBetween(first, last)))),
    workedDays: new Set(years.flatMap(({ workedWeekendDays }) => workedWeekendDays)),
  };
}

/** Whether the day (Asia/Shanghai) of a moment is worked; a year that is not published counts Monday to Friday. */
export function isWorkingDay(calendar: WorkingCalendar, at: Instant): boolean {
  const day = isoDay(at);
  if (calendar.workedDays.has(day)) return true;
  return !calendar.freeDays.has(day) && weekdayOf(at) <= 5;
}

/**
 * The last millisecond of the n-th working day after the day of `at`: the day itself does not count and the last one runs to
 * 24:00 (Civil Code 民法典, articles 201 and 203). calendarKnown is false where the span touches a year that is not published.
 */
export function addWorkingDays(
  calendar: WorkingCalendar,
  at: Instant,
  days: number,
): { readonly at: Instant; readonly calendarKnown: boolean } {
  let day = dayStart(at);
  let calendarKnown = true;
  for (let left = days; left > 0;) {
    day = instant(day + DAY_MS);
    calendarKnown &&= calendar.knownYears.has(shanghaiDate(day).year);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return { at: instant(day + DAY_MS - 1), calendarKnown };
}

/** The last millisecond of the n-th calendar day after the day of `at`. */
export function addCalendarDays(at: Instant, days: number): Instant {
  return instant(dayStart(at) + (days + 1) * DAY_MS - 1);
}

function daysBetween(first: string, last: string): readonly string[] {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  const days: string[] = [];
  for (let at = fromShanghai({ year, month, day }); isoDay(at) <= last; at = instant(at + DAY_MS))
    days.push(isoDay(at));
  return days;
}
