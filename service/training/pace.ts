import type { RegionCode } from '../../domain/ids.ts';
import { HOUR_MS, instant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { dayStart, hourOfDay } from '../../domain/time/shanghai.ts';
import { addCalendarDays, isWorkingDay, publishedCalendar } from '../../domain/time/working-calendar.ts';

/** How slow each invented county is against the usual one, so that the charts have something to show. Not a statement about the real ones. */
const PACES: Readonly<Record<string, number>> = {
  '430202': 0.7,
  '430203': 0.8,
  '430204': 1,
  '430211': 0.6,
  '430212': 1.1,
  '430223': 1.25,
  '430224': 1.6,
  '430225': 0.95,
  '430281': 0.85,
};

/** The pace of a county; 1 where it has none of its own. */
export function paceOf(countyCode: RegionCode | null): number {
  return PACES[countyCode ?? ''] ?? 1;
}

/** A span around a median, mostly between half and twice of it, as waiting times are (log-normal). Milliseconds. */
export function aroundMedian(medianMs: number, random: () => number, spread = 0.55): number {
  const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.round(medianMs * Math.exp(spread * gauss));
}

/** The moment itself in office hours (half past eight to half past five of a working day), else within an hour of the next opening. */
export function inOfficeHours(at: Instant, random: () => number): Instant {
  for (let day = dayStart(at); ; day = instant(addCalendarDays(day, 0) + 1)) {
    if (!isWorkingDay(publishedCalendar, day)) continue;
    const opening = day + 8.5 * HOUR_MS;
    if (at < opening) return instant(opening + Math.floor(random() * HOUR_MS));
    if (at < day + 17.5 * HOUR_MS) return at;
  }
}

/** The moment itself while the groups are read (seven to eleven at night), else within half an hour of the next morning. */
export function whileReading(at: Instant, random: () => number): Instant {
  const hour = hourOfDay(at);
  if (hour >= 7 && hour < 23) return at;
  const morning = hour < 7 ? dayStart(at) : addCalendarDays(at, 0) + 1;
  return instant(morning + 7 * HOUR_MS + Math.floor((random() * HOUR_MS) / 2));
}

/** How much is said in each hour of the day, from midnight on. */
const HOURLY = [2, 1, 1, 1, 1, 3, 8, 14, 18, 20, 19, 16, 15, 13, 12, 13, 15, 17, 19, 22, 20, 15, 9, 4];

/** A moment of the day that begins at `day`, chosen as people speak: little at night, most in the evening. */
export function aMomentOf(day: Instant, random: () => number): Instant {
  let left = random() * HOURLY.reduce((sum, weight) => sum + weight, 0);
  const hour = HOURLY.findIndex((weight) => (left -= weight) < 0);
  return instant(day + Math.floor((Math.max(hour, 0) + random()) * HOUR_MS));
}
