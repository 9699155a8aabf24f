import type { Entity } from '../../contract/entity.ts';
import type { OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { type AuditEntry, type ChainHead, hashEntry, NO_PREVIOUS } from './audit-chain.ts';
import type { ReadableDb, WritableDb, WriteTransaction } from './store.ts';

/** One line of the audit log: who did what to which row. `detail` names fields and states, never words of messages or people. */
export interface AuditLine {
  readonly at: Instant;
  /** null where the service itself acted. */
  readonly by: OperatorId | null;
  /** The procedure, e.g. `issues.dispatch`. */
  readonly action: string;
  readonly entity: Entity;
  readonly entityId: string | null;
  readonly detail: string | null;
}

/** The action of the entry that begins a chain; its entityId is the id of the centre. */
export const BEGINNING = 'audit.begin';

/** Transactions that have left a line: a command that leaves none is a fault (act-once.ts). */
const audited = new WeakSet<WriteTransaction>();

/**
 * Continues the chain in the transaction of the change it tells of: both are there, or neither. The first line of a store begins
 * the chain with an entry that names the centre. Triggers refuse every other way of writing to the table.
 */
export async function appendAudit(tx: WriteTransaction, line: AuditLine): Promise<void> {
  const head = headOf(tx.db) ?? begin(tx.db, line.at);
  append(tx.db, { ...wellFormed(line), seq: head.seq + 1 }, head.hash);
  audited.add(tx);
  tx.changed('audit', null, null);
}

/** Whether this transaction has left a line. */
export function hasAudited(tx: WriteTransaction): boolean {
  return audited.has(tx);
}

/** Where the chain ends; null before its first entry. */
export async function chainHead(db: ReadableDb): Promise<ChainHead | null> {
  return headOf(db);
}

/** The hash of one entry; null where there is none of this number. */
export async function hashAt(db: ReadableDb, seq: number): Promise<Uint8Array | null> {
  return db.get<{ hash: Uint8Array }>('SELECT hash FROM auditLog WHERE seq = :seq', { seq })?.hash ?? null;
}

/** The newest lines, newest first. */
export async function readAudit(db: ReadableDb, limit: number): Promise<readonly AuditLine[]> {
  return db.all<AuditLine>(
    'SELECT at, by, action, entity, entityId, detail FROM auditLog ORDER BY seq DESC LIMIT :limit',
    { limit },
  );
}

/** Writes the entry that begins the chain; answers where it ends now. Migrations and the first line use it. */
export function beginChain(db: WritableDb, centerId: string, at: Instant, detail: string): ChainHead {
  const entry: AuditEntry = {
    ...{ seq: 0, at, by: null, action: BEGINNING },
    ...{ entity: 'audit', entityId: centerId, detail },
  };
  return append(db, entry, NO_PREVIOUS);
}

function begin(db: WritableDb, at: Instant): ChainHead {
  const center = db.get<{ value: string }>(`SELECT value FROM settings WHERE key = 'center.id'`)?.value ?? '';
  return beginChain(db, center, at, 'version 1');
}

function headOf(db: ReadableDb): ChainHead | null {
  return db.get<ChainHead>('SELECT seq, hash FROM auditLog ORDER BY seq DESC LIMIT 1') ?? null;
}

function append(db: WritableDb, entry: AuditEntry, previous: Uint8Array): ChainHead {
  const hash = hashEntry(entry, previous);
  const { seq, at, by, action, entity, entityId, detail } = entry;
  db.run(
    `INSERT INTO auditLog (seq, at, by, action, entity, entityId, detail, previous, hash)
     VALUES (:seq, :at, :by, :action, :entity, :entityId, :detail, :previous, :hash)`,
    { seq, at, by, action, entity, entityId, detail, previous, hash },
  );
  return { seq, hash };
}

/** A lone surrogate is not UTF-8: the database would keep another text than was hashed. */
function wellFormed(line: AuditLine): AuditLine {
  const kept = (text: string | null) => (text === null ? null : Buffer.from(text, 'utf8').toString('utf8'));
  return { ...line, entityId: kept(line.entityId), detail: kept(line.detail) };
}

/** The action of an entry by which a person says that a disagreement of chain and anchors was looked into; its entityId is the number of the last anchor. */
export const ACKNOWLEDGEMENT = 'audit.acknowledge';

/** The entry that acknowledges a disagreement about this anchor or a later one; null where there is none. */
export async function acknowledgementOf(db: ReadableDb, anchor: number): Promise<number | null> {
  const row = db.get<{ seq: number | null }>(
    // Written out, because SQLite takes a partial index only where it can read its condition.
    `SELECT max(seq) AS seq FROM auditLog WHERE action = '${ACKNOWLEDGEMENT}' AND CAST(entityId AS INTEGER) >= :anchor`,
    { anchor },
  );
  return row?.seq ?? null;
}
