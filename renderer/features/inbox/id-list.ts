import type { MessageId } from '../../../domain/ids.ts';

/** Beyond so many that go at once, looking at every row is quicker than cutting around each. */
const FEW = 32;

/** Whether ids stand newest first, as every list but a ranked one does. */
export function isNewestFirst(ids: readonly MessageId[]): boolean {
  for (let at = 1; at < ids.length; at += 1) if ((ids[at] ?? 0) >= (ids[at - 1] ?? 0)) return false;
  return true;
}

/** Index of the first id of a list, newest first, that is not newer than this one; its length where all are newer. */
export function firstNotNewer(ids: readonly MessageId[], id: MessageId): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) > id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ids with others at their places, newest first; the same list where it holds them all. */
export function withIds(ids: readonly MessageId[], incoming: readonly MessageId[]): readonly MessageId[] {
  if (!isNewestFirst(ids)) return sorted(ids, incoming);
  const added = incoming.filter((id) => ids[firstNotNewer(ids, id)] !== id).toSorted((a, b) => b - a);
  const newest = added[0];
  const oldest = added.at(-1);
  if (newest === undefined || oldest === undefined) return ids;
  // A page below, or arrivals above: the list is added to in one piece.
  if (newest < (ids.at(-1) ?? Infinity)) return ids.concat(added);
  if (oldest > (ids[0] ?? 0)) return added.concat(ids);
  return sorted(ids, added);
}

/** The ids without those; cut around each, so that one act on a long list does not look at all of it. */
export function withoutIds(ids: readonly MessageId[], gone: ReadonlySet<MessageId>): readonly MessageId[] {
  if (gone.size > FEW) {
    const left = ids.filter((id) => !gone.has(id));
    return left.length === ids.length ? ids : left;
  }
  const places = [...gone]
    .map((id) => ids.indexOf(id))
    .filter((at) => at >= 0)
    .toSorted((a, b) => a - b);
  if (places.length === 0) return ids;
  const pieces = places.map((at, index) => ids.slice((places[index - 1] ?? -1) + 1, at));
  return ([] as MessageId[]).concat(...pieces, ids.slice((places.at(-1) ?? -1) + 1));
}

/** The ids of a list from one to another, both included, wherever the two stand themselves. */
export function idsWithin(ids: readonly MessageId[], newest: MessageId, oldest: MessageId): readonly MessageId[] {
  if (!isNewestFirst(ids)) return ids.filter((id) => id <= newest && id >= oldest);
  return ids.slice(firstNotNewer(ids, newest), firstNotNewer(ids, (oldest - 1) as MessageId));
}

function sorted(ids: readonly MessageId[], incoming: readonly MessageId[]): readonly MessageId[] {
  const known = new Set(ids);
  const added = incoming.filter((id) => !known.has(id));
  return added.length === 0 ? ids : [...ids, ...added].sort((a, b) => b - a);
}
