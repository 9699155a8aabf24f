import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** Minutes without a key or a pointer after which a desk locks itself (trust.md, People). */
export const IDLE_MINUTES = 5;

/** How far a clock may be put right backwards, ms, before a desk is locked for it. */
const CLOCK_TOLERANCE_MS = MINUTE_MS;

/** Whether a desk has been left: nobody has touched it for `idleMs`, or the clock was set back behind the last touch. */
export function isLeft(touchedAt: Instant, now: Instant, idleMs: number): boolean {
  const since = now - touchedAt;
  return since >= idleMs || since < -CLOCK_TOLERANCE_MS;
}
