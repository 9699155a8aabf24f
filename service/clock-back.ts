import { MINUTE_MS, type Instant } from '../domain/time/instant.ts';
import { newestInstant } from './store/last-use.ts';
import type { Store } from './store/store.ts';

/** Clocks of office machines are corrected by minutes; what is more would bend deadlines, lock-outs and the order of the audit. */
const TOLERATED_MS = 5 * MINUTE_MS;

/** The clock of the machine stands before the newest thing in the store. */
export class ClockBack extends Error {
  readonly clockAt: Instant;
  readonly newestAt: Instant;

  constructor(clockAt: Instant, newestAt: Instant) {
    super('The clock stands before the newest thing in the store.');
    this.name = 'ClockBack';
    this.clockAt = clockAt;
    this.newestAt = newestAt;
  }
}

/** Throws ClockBack where the clock stands more than five minutes before the newest thing in the store. */
export async function refuseClockBack(store: Store, clockAt: Instant): Promise<void> {
  const newestAt = await newestInstant(store.read);
  if (newestAt !== null && clockAt < newestAt - TOLERATED_MS) throw new ClockBack(clockAt, newestAt);
}
