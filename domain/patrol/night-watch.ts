import type { OperatorId } from '../ids.ts';
import { type Instant, instant } from '../time/instant.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { isAtWork, nextShiftChange, type WorkHours } from './work-hours.ts';

/** A person and the time for which they have the watch, [startsAt, endsAt). */
export interface WatchDuty {
  readonly personId: OperatorId;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Who has the watch at a moment. */
export function onWatch(duties: readonly WatchDuty[], now: Instant): readonly OperatorId[] {
  return [
    ...new Set(
      duties.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt).map(({ personId }) => personId),
    ),
  ];
}

/**
 * Whether urgent words page a person now (U14). At work they page everybody, because everybody is there. At night and on free days they
 * page whoever has the watch and let the others sleep; where nobody has it they page everybody, because a page nobody gets is none.
 */
export function isPaged(
  person: OperatorId | null,
  {
    calendar,
    hours,
    duties,
    now,
  }: {
    readonly calendar: WorkingCalendar;
    readonly hours: WorkHours;
    readonly duties: readonly WatchDuty[];
    readonly now: Instant;
  },
): { readonly isPaged: boolean; readonly pagedUntil: Instant } {
  const watch = onWatch(duties, now);
  const bounds = duties.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((at) => at > now);
  return {
    isPaged: isAtWork(calendar, now, hours) || watch.length === 0 || (person !== null && watch.includes(person)),
    pagedUntil: instant(Math.min(nextShiftChange(calendar, now, hours), ...bounds)),
  };
}
