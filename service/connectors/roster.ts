import type { IncomingItem } from '../../domain/message/message.ts';

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

  /** Whether these snapshots are to be stored. */
  believes(groups: readonly IncomingItem[]): boolean {
    const isDoubtful = groups.length === 0 || groups.length * 2 < this.#known;
    if (isDoubtful && (groups.length === 0 || this.#suspect !== groups.length)) {
      this.#suspect = groups.length;
      return false;
    }
    this.#suspect = null;
    this.#known = groups.length;
    return true;
  }
}
