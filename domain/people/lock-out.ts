import { instant, MINUTE_MS, type Instant } from '../time/instant.ts';

/** Wrong passwords in a row after which a login is closed, and for how long (trust.md, People). */
export const LOCK_OUT = { failures: 5, milliseconds: 15 * MINUTE_MS } as const;

/** What is kept of the failures of one login, whether a person has it or not: whoever tries must not learn which. */
export interface FailureTally {
  readonly failures: number;
  readonly failedAt: Instant;
  /** null while it is open. */
  readonly lockedUntil: Instant | null;
}

/** Whether a login may be tried now. `clockBehind`: the clock stands before the last failure, so it was set back. */
export type LockOut =
  { readonly kind: 'open' } | { readonly kind: 'locked'; readonly until: Instant; readonly clockBehind: boolean };

/**
 * Whether a login is closed at `now`. The end of a lock is a moment and not a span: a clock that is set back makes it longer,
 * never shorter.
 */
export function lockOutOf(tally: FailureTally | null, now: Instant): LockOut {
  if (tally?.lockedUntil == null || now >= tally.lockedUntil) return { kind: 'open' };
  return { kind: 'locked', until: tally.lockedUntil, clockBehind: now < tally.failedAt };
}

/**
 * The tally after one more wrong password. A lock that has ended starts the count anew. A clock that was set back counts from
 * the newest failure there was: otherwise failing in the past would give a lock that has ended once the clock is right again.
 */
export function afterFailure(tally: FailureTally | null, now: Instant): FailureTally {
  const failedAt = instant(Math.max(now, tally?.failedAt ?? now));
  const before = tally === null || tally.lockedUntil !== null ? 0 : tally.failures;
  const failures = before + 1;
  const lockedUntil = failures >= LOCK_OUT.failures ? instant(failedAt + LOCK_OUT.milliseconds) : null;
  return { failures, failedAt, lockedUntil };
}

/** How many tries are left before the login is closed. */
export function attemptsLeft(tally: FailureTally): number {
  return Math.max(0, LOCK_OUT.failures - tally.failures);
}
