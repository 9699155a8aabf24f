import type { IncomingItem } from '../../domain/message/message.ts';
import { errorName, type Log } from '../log.ts';
import type { Timers } from './timers.ts';

export interface DeliveryQueueOptions {
  /** Resolves after the commit; rejects where nothing was stored. */
  deliver(items: readonly IncomingItem[], cursor: string | null): Promise<unknown>;
  /** Called once per batch, in order: the cursor that is reached when these items are stored. */
  cursorAfter(items: readonly IncomingItem[]): string | null;
  /** True where the wire must stop reading, false where it may go on. */
  onPressure(isFull: boolean): void;
  readonly timers: Timers;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly accountId: string;
}

const BATCH_ITEMS = 64;
const FULL_ITEMS = 512;
const FULL_BYTES = 2 * 1024 * 1024;
/** How long stop() keeps offering what the store refuses. */
const DRAIN_ATTEMPTS = 3;

/**
 * What one account has received and the store has not yet confirmed, in order of arrival. One batch is under way at a time, so
 * that an account that talks for all others waits behind them; a refused batch is offered again, never dropped.
 */
export class DeliveryQueue {
  readonly #options: DeliveryQueueOptions;
  #waiting: IncomingItem[] = [];
  #waitingBytes = 0;
  #isFull = false;
  #running: Promise<void> | null = null;
  #stopping = false;
  #wake: (() => void) | null = null;
  #pushed = 0;
  #stored = 0;
  readonly #waiters = new Set<{ readonly upTo: number; readonly settle: (isStored: boolean) => void }>();

  constructor(options: DeliveryQueueOptions) {
    this.#options = options;
  }

  /** True from onPressure(true) to onPressure(false). */
  get isFull(): boolean {
    return this.#isFull;
  }

  push(items: readonly IncomingItem[]): void {
    if (this.#stopping || items.length === 0) return;
    for (const item of items) {
      this.#waiting.push(item);
      this.#pushed += 1;
      this.#waitingBytes += sizeOf(item);
    }
    this.#tellPressure();
    this.#running ??= this.#run();
  }

  /** Resolves when everything taken so far is stored; false where it was given up. */
  stored(): Promise<boolean> {
    if (this.#stored === this.#pushed) return Promise.resolve(true);
    if (this.#running === null) return Promise.resolve(false);
    return new Promise((settle) => this.#waiters.add({ upTo: this.#pushed, settle }));
  }

  /** Takes nothing more, hands over what is there, and gives up what the store keeps refusing: the cursor stands before it. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    // The frames of one read of the socket belong in one batch.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, BATCH_ITEMS);
      const cursor = this.#options.cursorAfter(batch);
      if (!(await this.#handOver(batch, cursor))) break;
      this.#waiting.splice(0, batch.length);
      this.#stored += batch.length;
      this.#tellWaiters((upTo) => upTo <= this.#stored, true);
      for (const item of batch) this.#waitingBytes -= sizeOf(item);
      this.#tellPressure();
    }
    this.#running = null;
    this.#tellWaiters(() => true, false);
  }

  #tellWaiters(isTurn: (upTo: number) => boolean, isStored: boolean): void {
    for (const waiter of [...this.#waiters].filter(({ upTo }) => isTurn(upTo))) {
      this.#waiters.delete(waiter);
      waiter.settle(isStored);
    }
  }

  async #handOver(batch: readonly IncomingItem[], cursor: string | null): Promise<boolean> {
    const { deliver, log, accountId } = this.#options;
    let attemptsWhileStopping = 0;
    for (let attempt = 0; ; attempt += 1) {
      try {
        await deliver(batch, cursor);
        return true;
      } catch (error) {
        log.error('delivery-refused', { accountId, items: batch.length, attempt, error: errorName(error) });
      }
      if (this.#stopping) attemptsWhileStopping += 1;
      if (attemptsWhileStopping >= DRAIN_ATTEMPTS) {
        log.error('delivery-given-up', { accountId, items: this.#waiting.length });
        return false;
      }
      await this.#pause(attempt);
    }
  }

  #pause(attempt: number): Promise<void> {
    const ceiling = Math.min(30_000, 500 * 2 ** Math.min(attempt, 10));
    return new Promise((resolve) => {
      const cancel = this.#options.timers.after(100 + this.#options.random() * ceiling, () => this.#wake?.());
      this.#wake = () => {
        cancel();
        this.#wake = null;
        resolve();
      };
      if (this.#stopping) this.#wake();
    });
  }

  #tellPressure(): void {
    const isOver = this.#waiting.length >= FULL_ITEMS || this.#waitingBytes >= FULL_BYTES;
    const isRelieved = this.#waiting.length <= FULL_ITEMS / 2 && this.#waitingBytes <= FULL_BYTES / 2;
    if (!this.#isFull && isOver) this.#options.onPressure((this.#isFull = true));
    else if (this.#isFull && isRelieved) this.#options.onPressure((this.#isFull = false));
  }
}

function sizeOf(item: IncomingItem): number {
  return 200 + (typeof item.raw === 'string' ? item.raw.length * 2 : item.raw.byteLength);
}
