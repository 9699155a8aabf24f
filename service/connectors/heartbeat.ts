import type { Timers } from './timers.ts';

const SHORTEST_INTERVAL_MS = 1_000;
const LONGEST_INTERVAL_MS = 10 * 60_000;
const PATIENCE = 2.5;

/** Watches for the next heartbeat once a first one has told the interval; without any it never alarms. */
export class HeartbeatWatchdog {
  readonly #timers: Timers;
  readonly #lost: () => void;
  readonly #beaten: (interval: number | null) => void;
  #interval: number | null = null;
  #cancel: () => void = () => undefined;

  /** `beaten` hears of every beat. */
  constructor(timers: Timers, lost: () => void, beaten: (interval: number | null) => void) {
    this.#timers = timers;
    this.#lost = lost;
    this.#beaten = beaten;
  }

  beat(interval: number | null): void {
    if (interval !== null && interval > 0) {
      this.#interval = Math.min(LONGEST_INTERVAL_MS, Math.max(SHORTEST_INTERVAL_MS, interval));
    }
    this.#beaten(this.#interval);
    this.resume();
  }

  /** While we ourselves do not read, silence says nothing about the peer. */
  pause(): void {
    this.#cancel();
  }

  resume(): void {
    this.#cancel();
    if (this.#interval !== null) this.#cancel = this.#timers.after(this.#interval * PATIENCE, this.#lost);
  }
}
