/** Something that waits for the next group commit; `weight` counts items. */
export interface Waiting {
  readonly accountKey: number;
  readonly weight: number;
}

export interface BatcherOptions<Part> {
  /** A commit begins when this many items wait … */
  readonly beginAt: number;
  /** … or this long after the first of them came. */
  readonly delayMs: number;
  /** Under pressure a commit takes up to this many and the part that passes it: what waited during the last commit. */
  readonly fullAt: number;
  readonly commit: (parts: readonly Part[]) => Promise<void>;
}

/**
 * Gathers what waits into group commits: one begins when enough items wait, or some time after the first came. Accounts
 * take turns, so that one that talks for all others does not keep them waiting. One commit runs at a time.
 */
export class Batcher<Part extends Waiting> {
  readonly #options: BatcherOptions<Part>;
  readonly #queues = new Map<number, Part[]>();
  #weight = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;
  #isFlushing = false;
  #isSoon = false;

  constructor(options: BatcherOptions<Part>) {
    this.#options = options;
  }

  /** Items that wait and are not yet in a commit. */
  get weight(): number {
    return this.#weight;
  }

  add(part: Part): void {
    const queue = this.#queues.get(part.accountKey);
    if (queue === undefined) this.#queues.set(part.accountKey, [part]);
    else queue.push(part);
    this.#weight += part.weight;
    this.#consider();
  }

  /** Resolves when everything added so far was committed or refused. */
  async flush(): Promise<void> {
    this.#isFlushing = true;
    try {
      while (this.#queues.size > 0 || this.#running !== null) {
        this.#begin();
        await this.#running;
      }
    } finally {
      this.#isFlushing = false;
    }
  }

  #consider(): void {
    if (this.#running !== null || this.#isSoon) return;
    if (this.#weight >= this.#options.beginAt || this.#isFlushing) this.#beginSoon();
    else this.#timer ??= setTimeout(() => this.#begin(), this.#options.delayMs);
  }

  /** After one turn of the event loop: the accounts that were just answered bring their next batches in it, and all go together. */
  #beginSoon(): void {
    this.#isSoon = true;
    setImmediate(() => {
      this.#isSoon = false;
      this.#begin();
    });
  }

  #begin(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#running !== null || this.#queues.size === 0) return;
    this.#running = this.#options.commit(this.#take()).finally(() => {
      this.#running = null;
      if (this.#queues.size > 0) this.#consider();
    });
  }

  /** One part of each account in turn until the commit is full; who was served goes to the end of the row. */
  #take(): readonly Part[] {
    const taken: Part[] = [];
    let weight = 0;
    while (this.#queues.size > 0 && weight < this.#options.fullAt) {
      for (const [accountKey, queue] of [...this.#queues]) {
        if (weight >= this.#options.fullAt) break;
        const part = queue.shift();
        this.#queues.delete(accountKey);
        if (queue.length > 0) this.#queues.set(accountKey, queue);
        if (part === undefined) continue;
        taken.push(part);
        weight += part.weight;
      }
    }
    this.#weight -= weight;
    return taken;
  }
}
