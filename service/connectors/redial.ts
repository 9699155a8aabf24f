import type { Timers } from './timers.ts';

export interface RedialOptions {
  readonly timers: Timers;
  /** In [0, 1). */
  readonly random: () => number;
  /** Makes one attempt. `isCurrent` is false from the moment on at which a later one has taken its place. */
  readonly dial: (isCurrent: () => boolean) => void;
}

const SHORTEST_MS = 1_000;
const LONGEST_MS = 60_000;
/** Between two attempts with a token that was refused: knocking faster looks like guessing. */
const AFTER_REFUSAL_MS = 5 * 60_000;

/**
 * Dials, and dials again: after 1–60 s with full jitter, the ceiling doubling until a peer has confirmed itself; after a refusal
 * slowly. Each attempt has a generation; what belongs to an older one can neither speak nor dial.
 */
export class Redial {
  readonly #options: RedialOptions;
  #generation = 0;
  #attempt = 0;
  #isStopped = true;
  #cancelDial: () => void = () => undefined;

  constructor(options: RedialOptions) {
    this.#options = options;
  }

  start(): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    this.#dial();
  }

  stop(): void {
    this.#isStopped = true;
    this.#generation += 1;
    this.#cancelDial();
  }

  /** The peer has shown that it accepts us: the next wait is a short one again. */
  confirmed(): void {
    this.#attempt = 0;
  }

  /** This attempt is over; another one follows. */
  later(isRefused: boolean): void {
    this.#generation += 1;
    if (this.#isStopped) return;
    const { timers, random } = this.#options;
    this.#cancelDial();
    this.#cancelDial = timers.after(delayBefore(this.#attempt, isRefused, random()), () => this.#dial());
    this.#attempt += 1;
  }

  #dial(): void {
    const generation = (this.#generation += 1);
    this.#options.dial(() => generation === this.#generation);
  }
}

/** How long to wait before attempt n (0 = first retry), ms; `chance` in [0, 1). */
export function delayBefore(attempt: number, isRefused: boolean, chance: number): number {
  if (isRefused) return AFTER_REFUSAL_MS + Math.round(chance * AFTER_REFUSAL_MS);
  const ceiling = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(attempt + 1, 16));
  return SHORTEST_MS + Math.round(chance * (ceiling - SHORTEST_MS));
}
