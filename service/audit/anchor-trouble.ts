import type { AnchorMark } from '../store/anchor-mark.ts';
import { type Anchor, digestOf, isSignedBy } from './anchor.ts';
import type { LastAnchor } from './anchor-file.ts';
import type { SigningKey } from './signing-key.ts';

/**
 * Why the chain and its anchors do not agree. `chain-shorter`: the chain ends before the last anchor. `chain-differs`: the entry the
 * last anchor vouches for is another one. `anchors-gone`, `anchors-shorter`: the store remembers anchors the file does not hold.
 * `anchor-forged`: the last anchor is unreadable, not of this centre, or not signed by it.
 */
export const ANCHOR_TROUBLES = [
  'chain-shorter',
  'chain-differs',
  'anchors-gone',
  'anchors-shorter',
  'anchor-forged',
] as const;
export type AnchorTrouble = (typeof ANCHOR_TROUBLES)[number];

/** Compares the last anchor with what the store remembers of it and with the chain; null where they agree. */
export function troubleOf(found: {
  readonly last: LastAnchor;
  readonly mark: AnchorMark | null;
  readonly centre: string;
  readonly key: SigningKey;
  /** Number of the newest entry; null before the first. */
  readonly headSeq: number | null;
  /** Hash of an entry, hexadecimal. */
  readonly hashAt: (seq: number) => string | null;
}): AnchorTrouble | null {
  const { last, mark, centre, key } = found;
  if (last.kind === 'unreadable') return 'anchor-forged';
  if (last.kind === 'none') return mark === null ? null : 'anchors-gone';
  const { anchor } = last;
  if (anchor.centre !== centre || !isSignedBy(anchor, key.publicKey)) return 'anchor-forged';
  if (mark !== null && isBehind(anchor, mark)) return 'anchors-shorter';
  if (anchor.seq > (found.headSeq ?? -1)) return 'chain-shorter';
  return found.hashAt(anchor.seq) === anchor.hash ? null : 'chain-differs';
}

/** A file that is ahead is what a restored backup looks like; the chain says so itself. */
function isBehind(anchor: Anchor, mark: AnchorMark): boolean {
  if (anchor.number === mark.number) return digestOf(anchor) !== mark.digest;
  return anchor.number < mark.number;
}
