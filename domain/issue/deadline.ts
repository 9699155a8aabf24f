import { assertNever } from '../assert-never.ts';
import { HOUR_MS, instant } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import { addCalendarDays, addWorkingDays } from '../time/working-calendar.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import type { Grade } from './issue.ts';

/** How long something may take. Hours run day and night; days end at 24:00 of the last one. */
export type Limit =
  | { readonly kind: 'hours'; readonly hours: number }
  | { readonly kind: 'working-days' | 'calendar-days'; readonly days: number };

/** The limits of one grade; signFor is null where the centre sets none. */
export interface GradeLimits {
  readonly signFor: Limit | null;
  readonly handle: Limit;
}

export type DeadlineLimits = Readonly<Record<Grade, GradeLimits>>;

/**
 * U01: urgent at once (2 h to sign for, 24 h to handle), ordinary 5 days, complex 15 days. The source does not say which days;
 * the default is working days, and a county may be given limits of its own.
 */
export const DEFAULT_LIMITS: DeadlineLimits = {
  urgent: { signFor: { kind: 'hours', hours: 2 }, handle: { kind: 'hours', hours: 24 } },
  ordinary: { signFor: null, handle: { kind: 'working-days', days: 5 } },
  complex: { signFor: null, handle: { kind: 'working-days', days: 15 } },
};

/** When an issue of this grade must be handled. calendarKnown is false where the holidays of a year on the way are not published. */
export function deadlineFor(
  grade: Grade,
  from: Instant,
  calendar: WorkingCalendar,
  limits: DeadlineLimits = DEFAULT_LIMITS,
): { readonly dueAt: Instant; readonly calendarKnown: boolean } {
  return endOf(limits[grade].handle, from, calendar);
}

/** When an issue of this grade must be signed for after its dispatch; null where no limit is set. */
export function signForDueAt(
  grade: Grade,
  dispatchedAt: Instant,
  calendar: WorkingCalendar,
  limits: DeadlineLimits = DEFAULT_LIMITS,
): Instant | null {
  const { signFor } = limits[grade];
  return signFor === null ? null : endOf(signFor, dispatchedAt, calendar).dueAt;
}

function endOf(
  limit: Limit,
  from: Instant,
  calendar: WorkingCalendar,
): { readonly dueAt: Instant; readonly calendarKnown: boolean } {
  switch (limit.kind) {
    case 'hours':
      return { dueAt: instant(from + limit.hours * HOUR_MS), calendarKnown: true };
    case 'calendar-days':
      return { dueAt: addCalendarDays(from, limit.days), calendarKnown: true };
    case 'working-days': {
      const { at, calendarKnown } = addWorkingDays(calendar, from, limit.days);
      return { dueAt: at, calendarKnown };
    }
    default:
      return assertNever(limit);
  }
}
