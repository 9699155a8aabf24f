import type { MessageId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import { isPlaceName } from './place-name.ts';

/** Two accounts' copies of one message may differ by this much in the time they carry, ms. */
export const TWIN_WINDOW_MS = 3_000;

/** One account's copy of a message, as far as merging looks at it. */
export interface Copy {
  readonly accountKey: number;
  readonly localId: string;
  /** Id every account of the platform sees; null where the wire has none. */
  readonly serverId: string | null;
  readonly sentAt: Instant;
  /** Whether the content and its sender tell this message from another (fingerprint). */
  readonly isTelling: boolean;
}

/** A stored message that may be the same one. */
export interface Candidate {
  readonly id: MessageId;
  readonly serverId: string | null;
  readonly sentAt: Instant;
  readonly sightings: readonly { readonly accountKey: number; readonly localId: string }[];
}

/** new: nobody had it. merge: another account had it. known: this account had handed it over before. */
export type Twin =
  | { readonly kind: 'new' }
  | { readonly kind: 'merge'; readonly id: MessageId }
  | { readonly kind: 'known'; readonly id: MessageId };

/**
 * Whether a copy is a message the store has (connectors, Merging accounts). Candidates share its group, and its server id
 * (`byServerId`) or its fingerprint (`byContent`), in order of arrival.
 * Key 1 is the server id; a conflict in it forbids key 2. Key 2 is the content within ±3 s; copies of the same account never
 * merge, so the i-th 好 of one account meets the i-th 好 of another. An account that was moved to a wire with other names for its
 * messages has seen what the wire before has brought.
 */
export function findTwin(copy: Copy, byServerId: readonly Candidate[], byContent: readonly Candidate[]): Twin {
  for (const candidate of byServerId) {
    return { kind: hasSeen(candidate, copy.accountKey) ? 'known' : 'merge', id: candidate.id };
  }
  const before = byContent.find((candidate) => isRedelivery(candidate, copy) || isRenamed(candidate, copy));
  if (before !== undefined) return { kind: 'known', id: before.id };
  const other = byContent.find((candidate) => mayMerge(candidate, copy));
  return other === undefined ? { kind: 'new' } : { kind: 'merge', id: other.id };
}

function isRedelivery(candidate: Candidate, copy: Copy): boolean {
  return candidate.sightings.some((seen) => seen.accountKey === copy.accountKey && seen.localId === copy.localId);
}

/** The same account has handed it over by another wire, where it had a name of another kind. */
function isRenamed(candidate: Candidate, copy: Copy): boolean {
  const isOfOtherKind = candidate.sightings.some(
    (seen) => seen.accountKey === copy.accountKey && isPlaceName(seen.localId) !== isPlaceName(copy.localId),
  );
  return isOfOtherKind && isAlike(candidate, copy);
}

function mayMerge(candidate: Candidate, copy: Copy): boolean {
  return !hasSeen(candidate, copy.accountKey) && isAlike(candidate, copy);
}

function isAlike(candidate: Candidate, copy: Copy): boolean {
  if (!copy.isTelling) return false;
  if (candidate.serverId !== null && copy.serverId !== null) return false;
  return Math.abs(candidate.sentAt - copy.sentAt) <= TWIN_WINDOW_MS;
}

function hasSeen(candidate: Candidate, accountKey: number): boolean {
  return candidate.sightings.some((seen) => seen.accountKey === accountKey);
}
