import { instant, MINUTE_MS, type Instant } from '../time/instant.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { addWorkTime, type WorkHours } from './work-hours.ts';

/** How soon a question is to be answered, and when somebody is there to answer it. */
export interface PatrolSettings {
  readonly responseMinutes: number;
  readonly hours: WorkHours;
  readonly version: number;
}

export const USUAL_SETTINGS: PatrolSettings = {
  responseMinutes: 60,
  hours: { begins: 8 * 60, ends: 18 * 60 },
  version: 0,
};

/** When a question that was asked at a moment is to be answered 首次响应. */
export function responseDue(
  calendar: WorkingCalendar,
  askedAt: Instant,
  { responseMinutes, hours }: PatrolSettings,
): Instant {
  return addWorkTime(calendar, askedAt, responseMinutes * MINUTE_MS, hours);
}

const REACH_MS = 400 * 86_400_000;

/** The last moment at which a question could be asked and be overdue at `now`: due times stand in the order of asking. */
export function lastOverdue(calendar: WorkingCalendar, now: Instant, settings: PatrolSettings): Instant {
  let overdue = now - REACH_MS;
  let inTime = Number(now);
  while (inTime - overdue > 1) {
    const middle = Math.floor((overdue + inTime) / 2);
    if (responseDue(calendar, instant(middle), settings) < now) overdue = middle;
    else inTime = middle;
  }
  return instant(overdue);
}
