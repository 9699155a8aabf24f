import type { Brand } from '../brand.ts';

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, 'Instant'>;

/** A half-open span of time [from, to). */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/** The same number as a moment; the caller vouches that it is UTC milliseconds. Throws a RangeError where it is not a whole number. */
export function instant(milliseconds: number): Instant {
  if (!Number.isSafeInteger(milliseconds)) throw new RangeError(`Not a moment in whole milliseconds: ${milliseconds}`);
  return milliseconds as Instant;
}

/** The moment `milliseconds` after `at` (before it, where negative). */
export function after(at: Instant, milliseconds: number): Instant {
  return instant(at + milliseconds);
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
