import type { Instant } from '../time/instant.ts';

/** green: more than half of the time left · yellow: half or less · orange 临期: a fifth or less · red 已逾期 · done 已办结. */
export type DeadlineLight = 'green' | 'yellow' | 'orange' | 'red' | 'done';

/** From this share of the whole time on, what is left counts as little (mission, Deadlines). Lists and figures that say 临期 use the second. */
export const YELLOW_SHARE = 0.5;
export const DUE_SOON_SHARE = 0.2;

/** The light of a deadline at a moment. The deadline's own last millisecond is still in time. */
export function deadlineLight(
  deadline: { readonly startAt: Instant; readonly dueAt: Instant; readonly closedAt: Instant | null },
  now: Instant,
): DeadlineLight {
  if (deadline.closedAt !== null) return 'done';
  if (now > deadline.dueAt) return 'red';
  const left = deadline.dueAt - now;
  const whole = deadline.dueAt - deadline.startAt;
  if (left <= whole * DUE_SOON_SHARE) return 'orange';
  return left <= whole * YELLOW_SHARE ? 'yellow' : 'green';
}
