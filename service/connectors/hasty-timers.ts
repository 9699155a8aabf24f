import { realTimers, type Timers } from './timers.ts';

/** For tests: time as it passes, but nobody waits a second between two attempts to dial. */
export const hastyTimers: Timers = {
  after: (milliseconds, run) => realTimers.after(milliseconds <= 60_000 ? milliseconds / 100 : milliseconds, run),
};
