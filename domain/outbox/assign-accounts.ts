/** A group a post is to go to, and the accounts that could post there. */
export interface ReachableGroup {
  readonly groupKey: number;
  readonly candidates: readonly PostingAccount[];
}

export interface PostingAccount {
  readonly accountKey: number;
  /** Its lamp is green now. */
  readonly isOnline: boolean;
}

/** Which account posts in which group; null where none can. */
export interface Assignment {
  readonly groupKey: number;
  readonly accountKey: number | null;
}

/**
 * Gives every group one account, so that no group is posted to twice: an account that is online before one that is not, and among
 * those the one with the fewest groups so far, because an account posts one at a time.
 */
export function assignAccounts(groups: readonly ReachableGroup[]): readonly Assignment[] {
  const load = new Map<number, number>();
  const chosen = new Map<number, number | null>();
  // Groups with the least choice first: the others can still go where there is room.
  const order = groups.toSorted((a, b) => a.candidates.length - b.candidates.length || a.groupKey - b.groupKey);
  for (const { groupKey, candidates } of order) {
    const best = candidates.toSorted(
      (a, b) =>
        Number(b.isOnline) - Number(a.isOnline) ||
        (load.get(a.accountKey) ?? 0) - (load.get(b.accountKey) ?? 0) ||
        a.accountKey - b.accountKey,
    )[0];
    chosen.set(groupKey, best?.accountKey ?? null);
    if (best !== undefined) load.set(best.accountKey, (load.get(best.accountKey) ?? 0) + 1);
  }
  return groups.map(({ groupKey }) => ({ groupKey, accountKey: chosen.get(groupKey) ?? null }));
}
