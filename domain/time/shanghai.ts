import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from './instant.ts';
import type { Instant, Period } from './instant.ts';

/**
 * Civil time of the centre, Asia/Shanghai, worked out without the machine's time zone and without Intl: mainland China has kept
 * UTC+8 without summer time since 1991-09-15, so a fixed offset is right for every moment from 1992 on, and no chat message is older.
 */
const OFFSET_MS = 8 * HOUR_MS;

/** A day of the calendar as people in the centre write it; month 1–12, day 1–31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A wall-clock time in Asia/Shanghai; hour and minute default to 0. */
export interface CivilTime extends CivilDate {
  readonly hour?: number;
  readonly minute?: number;
}

/** The calendar day in Asia/Shanghai at a moment. */
export function shanghaiDate(at: Instant): CivilDate {
  return dateOfDayNumber(dayNumber(at));
}

/** The civil date of a moment in Asia/Shanghai as 2026-11-30 (ISO 8601). */
export function isoDay(at: Instant): string {
  const { year, month, day } = shanghaiDate(at);
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** The moment of a wall-clock time in Asia/Shanghai (UTC ms); a day past the end of its month runs on into the next. */
export function fromShanghai(time: CivilTime): Instant {
  const days = dayNumberOfDate(time);
  return instant(days * DAY_MS + (time.hour ?? 0) * HOUR_MS + (time.minute ?? 0) * MINUTE_MS - OFFSET_MS);
}

/** 00:00 in Asia/Shanghai of the day a moment lies in. */
export function dayStart(at: Instant): Instant {
  return instant(dayNumber(at) * DAY_MS - OFFSET_MS);
}

/** Monday 00:00 in Asia/Shanghai of the week a moment lies in (mission, Statistics: weeks run Monday to Monday). */
export function weekStart(at: Instant): Instant {
  return instant((dayNumber(at) - (weekdayOf(at) - 1)) * DAY_MS - OFFSET_MS);
}

/** The week [Monday 00:00, next Monday 00:00) in Asia/Shanghai a moment lies in. */
export function weekPeriod(at: Instant): Period {
  const from = weekStart(at);
  return { from, to: instant(from + 7 * DAY_MS) };
}

/** ISO 8601 week: week 1 holds the year's first Thursday, so the year may differ from the calendar year around New Year. */
export function isoWeek(at: Instant): { readonly year: number; readonly week: number } {
  const thursday = instant(weekStart(at) + 3 * DAY_MS);
  const { year } = shanghaiDate(thursday);
  const week = Math.floor((dayNumber(thursday) - dayNumberOfDate({ year, month: 1, day: 1 })) / 7) + 1;
  return { year, week };
}

/** Hour of the day in Asia/Shanghai, 0–23. */
export function hourOfDay(at: Instant): number {
  return Math.floor((at + OFFSET_MS) / HOUR_MS) - dayNumber(at) * 24;
}

/** Minute of the hour, 0–59. */
export function minuteOfHour(at: Instant): number {
  return Math.floor((at + OFFSET_MS) / MINUTE_MS) - (dayNumber(at) * 24 + hourOfDay(at)) * 60;
}

/** Day of the week in Asia/Shanghai, 1 Monday … 7 Sunday. */
export function weekdayOf(at: Instant): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // 1970-01-01 was a Thursday.
  const weekday = ((((dayNumber(at) + 3) % 7) + 7) % 7) + 1;
  return weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

function dayNumber(at: Instant): number {
  return Math.floor((at + OFFSET_MS) / DAY_MS);
}

// Days since 1970-01-01 of the proleptic Gregorian calendar, in years that begin on 1 March so that leap days come last.
function dayNumberOfDate({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function dateOfDayNumber(days: number): CivilDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
