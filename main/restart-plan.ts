/** Milliseconds before each further start after the service ended by itself. */
const WAITS = [200, 500, 1_000, 2_000, 4_000];
/** A service that ran this long has recovered: the count begins anew. */
const RECOVERED_MS = 60_000;

export type RestartStep =
  { readonly kind: 'restart'; readonly attempt: number; readonly afterMs: number } | { readonly kind: 'give-up' };

/** Decides what to do when the service has ended by itself: again after a growing wait, five times, then no more. */
export class RestartPlan {
  #attempts = 0;

  ended(ranMs: number): RestartStep {
    if (ranMs >= RECOVERED_MS) this.#attempts = 0;
    const afterMs = WAITS[this.#attempts];
    if (afterMs === undefined) return { kind: 'give-up' };
    this.#attempts += 1;
    return { kind: 'restart', attempt: this.#attempts, afterMs };
  }

  /** A person asked for another try. */
  reset(): void {
    this.#attempts = 0;
  }
}
