import type { IncomingItem } from '../../domain/message/message.ts';
import type { ConnectorContext } from './connector.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import type { Timers } from './timers.ts';

interface Waiting {
  left: number;
  readonly stored: () => void;
}

/** How long a peer is kept waiting for the commit before it is told to send again. What it sent stays in the queue. */
const ANSWER_WITHIN_MS = 10_000;

/**
 * A delivery queue whose callers hear when what they pushed is stored: a wire that acknowledges each request needs that moment.
 * What the store refuses is offered again; a peer that sends it once more meanwhile adds nothing.
 */
export class ConfirmedQueue {
  readonly #queue: DeliveryQueue;
  readonly #timers: Timers;
  readonly #waiting: Waiting[] = [];

  constructor(context: ConnectorContext, timers: Timers) {
    this.#timers = timers;
    this.#queue = new DeliveryQueue({
      deliver: async (items) => {
        await context.deliver(items, null);
        this.#settle(items.length);
      },
      cursorAfter: () => null,
      onPressure: () => undefined,
      timers,
      random: context.random,
      log: context.log,
      accountId: context.account.id,
    });
  }

  /** True while so much waits that nothing more should be taken. */
  get isFull(): boolean {
    return this.#queue.isFull;
  }

  /** True after the commit, false where that takes too long; the items stay in the queue either way. */
  push(items: readonly IncomingItem[]): Promise<boolean> {
    if (items.length === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const cancel = this.#timers.after(ANSWER_WITHIN_MS, () => resolve(false));
      const stored = (): void => {
        cancel();
        resolve(true);
      };
      this.#waiting.push({ left: items.length, stored });
      this.#queue.push(items);
    });
  }

  async stop(): Promise<void> {
    await this.#queue.stop();
  }

  /** Items are stored in the order they were pushed. */
  #settle(stored: number): void {
    let left = stored;
    while (left > 0) {
      const first = this.#waiting[0];
      if (first === undefined) return;
      const taken = Math.min(left, first.left);
      first.left -= taken;
      left -= taken;
      if (first.left > 0) return;
      this.#waiting.shift();
      first.stored();
    }
  }
}
