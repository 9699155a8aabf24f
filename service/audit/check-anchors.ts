import { hexOf } from '../store/audit-chain.ts';
import { acknowledgementOf, chainHead, hashAt } from '../store/audit-log.ts';
import type { ReadableDb } from '../store/store.ts';
import { type Anchor, digestOf, isSignedBy, NO_ANCHOR } from './anchor.ts';
import type { SigningKey } from './signing-key.ts';

/** What is wrong with an anchor. `unreadable` and `forged` are about the file; `unlinked`: one before it is missing or another; the rest about the chain. */
export interface AnchorFault {
  /** Place in the file, from 1. */
  readonly line: number;
  readonly number: number | null;
  /** The entry it vouches for. */
  readonly seq: number | null;
  readonly kind: 'unreadable' | 'forged' | 'unlinked' | 'chain-shorter' | 'chain-differs';
}

export interface AnchorsCheck {
  readonly fault: AnchorFault | null;
  /** Faults a person has looked into and acknowledged in the chain itself, and that a later anchor covers. */
  readonly acknowledged: number;
}

/** Signatures are slow: so many, then others have their turn. */
const IN_ONE_GO = 100;

/** Checks every anchor of the file against its signature, the anchor before it, and the chain; answers the first fault. */
export async function checkAnchors(
  db: ReadableDb,
  anchors: readonly (Anchor | null)[],
  { centre, key }: { readonly centre: string; readonly key: SigningKey },
): Promise<AnchorsCheck> {
  const headSeq = (await chainHead(db))?.seq ?? -1;
  const covered = await lastCovered(db, anchors, centre, key);
  let acknowledged = 0;
  let before: Anchor | null = null;
  for (const [index, anchor] of anchors.entries()) {
    if (index % IN_ONE_GO === 0) await new Promise((resolve) => setImmediate(resolve));
    const kind = anchor === null ? 'unreadable' : await faultOf(db, anchor, before, { centre, key, headSeq });
    const fault = kind && { line: index + 1, number: anchor?.number ?? null, seq: anchor?.seq ?? null, kind };
    if (fault !== null && !(await isAcknowledged(db, fault, covered))) return { fault, acknowledged };
    if (fault !== null) acknowledged += 1;
    before = anchor ?? before;
  }
  return { fault: null, acknowledged };
}

async function faultOf(
  db: ReadableDb,
  anchor: Anchor,
  before: Anchor | null,
  { centre, key, headSeq }: { readonly centre: string; readonly key: SigningKey; readonly headSeq: number },
): Promise<AnchorFault['kind'] | null> {
  if (anchor.centre !== centre || !isSignedBy(anchor, key.publicKey)) return 'forged';
  const [number, previous] = before === null ? [1, NO_ANCHOR] : [before.number + 1, digestOf(before)];
  if (anchor.number !== number || anchor.previous !== previous) return 'unlinked';
  if (anchor.seq > headSeq) return 'chain-shorter';
  const hash = await hashAt(db, anchor.seq);
  return hash !== null && hexOf(hash) === anchor.hash ? null : 'chain-differs';
}

/** The newest entry an anchor truly vouches for; an acknowledgement counts only below it, because only then is it signed. */
async function lastCovered(
  db: ReadableDb,
  anchors: readonly (Anchor | null)[],
  centre: string,
  key: SigningKey,
): Promise<number> {
  for (const anchor of anchors.toReversed()) {
    if (anchor === null || anchor.centre !== centre || !isSignedBy(anchor, key.publicKey)) continue;
    const hash = await hashAt(db, anchor.seq);
    if (hash !== null && hexOf(hash) === anchor.hash) return anchor.seq;
  }
  return -1;
}

/** An acknowledgement names the last anchor there was: it speaks of that one and those before it, and of the first after it. */
async function isAcknowledged(db: ReadableDb, fault: AnchorFault, covered: number): Promise<boolean> {
  const seq = await acknowledgementOf(db, fault.kind === 'unlinked' ? (fault.number ?? 1) - 1 : (fault.number ?? 0));
  return seq !== null && seq <= covered;
}
