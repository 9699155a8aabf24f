import { type AuditEntry, hashEntry, hexOf, NO_PREVIOUS } from './audit-chain.ts';
import { BEGINNING } from './audit-log.ts';
import type { ReadableDb } from './store.ts';

/**
 * What is wrong with the first entry that does not fit. `missing`: its number is not there. `edited`: its hash is not the hash of
 * what it says. `unlinked`: it does not follow the entry before it (moved, inserted, or the one before was made anew).
 * `no-beginning`: the chain does not begin as the chain of this centre does.
 */
export interface ChainFault {
  readonly seq: number;
  readonly kind: 'missing' | 'edited' | 'unlinked' | 'no-beginning';
}

/** How far a check has come; the next stretch goes on from here. */
export interface ChainProgress {
  /** The next entry to look at. */
  readonly next: number;
  /** Hash of the entry before it, hexadecimal. */
  readonly previous: string;
  /** `at` of the entry before it; null before the first. */
  readonly previousAt: number | null;
  readonly fault: ChainFault | null;
  /** Entries whose clock stood before that of the entry before them: a warning, not a fault. */
  readonly backwards: number;
  readonly done: boolean;
}

/** A check that has not begun. */
export const CHAIN_START: ChainProgress = {
  ...{ next: 0, previous: hexOf(NO_PREVIOUS), previousAt: null },
  ...{ fault: null, backwards: 0, done: false },
};

interface StoredEntry extends AuditEntry {
  readonly previous: Uint8Array;
  readonly hash: Uint8Array;
}

/** Entries from one number on, oldest first. */
export function entriesFrom(db: ReadableDb, seq: number, limit: number): readonly StoredEntry[] {
  return db.all<StoredEntry>(
    `SELECT seq, at, by, action, entity, entityId, detail, previous, hash FROM auditLog
     WHERE seq >= :seq ORDER BY seq LIMIT :limit`,
    { seq, limit },
  );
}

/** Recomputes one stretch of the chain; stops at the first entry that does not fit. Ends where the stretch is not full. */
export function checkStretch(
  db: ReadableDb,
  from: ChainProgress,
  { centerId, limit }: { readonly centerId: string; readonly limit: number },
): ChainProgress {
  const entries = entriesFrom(db, from.next, limit);
  let { next, previous, previousAt, backwards } = from;
  for (const entry of entries) {
    const kind = faultOf(entry, next, previous, centerId);
    if (kind !== null) return { next, previous, previousAt, backwards, fault: { seq: next, kind }, done: true };
    if (previousAt !== null && entry.at < previousAt) backwards += 1;
    previous = hexOf(entry.hash);
    previousAt = entry.at;
    next += 1;
  }
  return { next, previous, previousAt, backwards, fault: null, done: entries.length < limit };
}

function faultOf(entry: StoredEntry, expected: number, previous: string, centerId: string): ChainFault['kind'] | null {
  if (entry.seq !== expected) return 'missing';
  if (hexOf(hashEntry(entry, entry.previous)) !== hexOf(entry.hash)) return 'edited';
  if (hexOf(entry.previous) !== previous) return 'unlinked';
  if (expected > 0) return null;
  return entry.action === BEGINNING && entry.entityId === centerId ? null : 'no-beginning';
}
