import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** How long a password that was just typed stands for the person, ms: approvals and unmasking ask for no older one. */
export const FRESH_MS = 5 * MINUTE_MS;

/** Whether the password was typed within five minutes; a moment in the future (the clock was set back) does not count. */
export function isFresh(provedAt: Instant | null, now: Instant): boolean {
  return provedAt !== null && now >= provedAt && now - provedAt < FRESH_MS;
}
