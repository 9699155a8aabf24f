import type { IncomingItem } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { isWireArray, isWireObject, type WireValue } from '../parse-wire-json.ts';
import { toRoster } from './to-items.ts';

/**
 * Judges the group lists of one account. A list that is empty, or has less than half of what was known, is more often a peer
 * that has not finished loading than a phone that lost thirty groups: it is not applied until the same length comes a second time.
 */
export class Roster {
  #known: number;
  #suspect: number | null = null;

  /** `known` = groups the account is known to carry from before. */
  constructor(known: number) {
    this.#known = known;
  }

  /** Snapshots to store; null where the answer is no list or is not believed. */
  judge(data: WireValue, at: Instant): readonly IncomingItem[] | null {
    if (!isWireArray(data)) return null;
    const items = toRoster(data.filter(isWireObject), at);
    const isDoubtful = items.length === 0 || items.length * 2 < this.#known;
    if (isDoubtful && (items.length === 0 || this.#suspect !== items.length)) {
      this.#suspect = items.length;
      return null;
    }
    this.#suspect = null;
    this.#known = items.length;
    return items;
  }
}
