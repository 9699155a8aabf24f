import type { MessageId } from '../../../domain/ids.ts';
import { LONGEST_REST_MS, SHORTEST_REST_MS } from '../../../domain/patrol/visit.ts';

/** One message that was read, and for how long, ms. */
export interface ReadMessage {
  readonly messageId: MessageId;
  readonly dwell: number;
}

/** Sent at once where this many wait; the service takes 200 at most. */
export const MOST_READS = 150;

/** Keeps how long the cursor rested on which message, until it is sent. Times are milliseconds of any steady clock. */
export class ReadingBook {
  readonly #dwells = new Map<MessageId, number>();
  #resting: { readonly id: MessageId; readonly since: number } | null = null;

  /** The cursor rests on this message from now on; null where nobody reads. Answers whether it is time to send. */
  rest(id: MessageId | null, now: number): boolean {
    if (this.#resting?.id === id) return false;
    this.#close(now);
    this.#resting = id === null ? null : { id, since: now };
    return this.#dwells.size >= MOST_READS;
  }

  /** Takes out what was read until now; the message under the cursor is reported as far as it was read. */
  take(now: number): readonly ReadMessage[] {
    const resting = this.#resting;
    if (resting !== null && now - resting.since >= SHORTEST_REST_MS) {
      this.#close(now);
      this.#resting = { id: resting.id, since: now };
    }
    const reads = [...this.#dwells].map(([messageId, dwell]) => ({ messageId, dwell }));
    this.#dwells.clear();
    return reads;
  }

  #close(now: number): void {
    if (this.#resting === null) return;
    const { id, since } = this.#resting;
    const dwell = Math.round(now - since);
    // A cursor that only passes by reads nothing; what was read before and is looked at again adds to its time.
    if (dwell >= SHORTEST_REST_MS || this.#dwells.has(id))
      this.#dwells.set(id, Math.min(LONGEST_REST_MS, (this.#dwells.get(id) ?? 0) + dwell));
  }
}
