import type { AuditFilter, AuditRow } from '../../../contract/audit.ts';
import { hexOf } from '../audit-chain.ts';
import type { ReadableDb, SqlValue } from '../store.ts';

type Row = Omit<AuditRow, 'by' | 'hash'> & {
  readonly byId: string | null;
  readonly byName: string | null;
  readonly hash: Uint8Array;
};

export interface AuditQuestion {
  readonly filter: AuditFilter;
  /** Entries below this number; null begins with the newest. */
  readonly before: number | null;
  readonly limit: number;
}

/** One page of the audit log, newest entry first, with the number to go on with. */
export async function auditPage(
  db: ReadableDb,
  { filter, before, limit }: AuditQuestion,
): Promise<{ readonly entries: AuditRow[]; readonly next: number | null }> {
  const span = spanOf(db, filter);
  if (span === null) return { entries: [], next: null };
  const { conditions, parameters } = conditionsOf(filter);
  const below = Math.min(before ?? Number.MAX_SAFE_INTEGER, span.last + 1);
  const rows = db.all<Row>(
    `SELECT a.seq, a.at, a.by AS byId, p.name AS byName, a.action, a.entity, a.entityId, a.detail, a.hash
     FROM auditLog a LEFT JOIN people p ON p.id = a.by
     WHERE a.seq < :below AND a.seq >= :first ${conditions.map((condition) => `AND ${condition}`).join(' ')}
     ORDER BY a.seq DESC LIMIT :limit`,
    { ...parameters, below, first: span.first, limit: limit + 1 },
  );
  const entries = rows.slice(0, limit).map(toEntry);
  return { entries, next: rows.length > limit ? (entries.at(-1)?.seq ?? null) : null };
}

/** A period bounds the numbers by the index of times: a clock may have been set back, so times do not grow with the numbers. */
function spanOf(db: ReadableDb, { from, to }: AuditFilter): { readonly first: number; readonly last: number } | null {
  if (from === null && to === null) return { first: 0, last: Number.MAX_SAFE_INTEGER - 1 };
  const span = db.get<{ first: number | null; last: number | null }>(
    'SELECT min(seq) AS first, max(seq) AS last FROM auditLog WHERE at >= :from AND at < :to',
    { from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER },
  );
  return span === undefined || span.first === null || span.last === null
    ? null
    : { first: span.first, last: span.last };
}

function conditionsOf({ by, action, entity, entityId, from, to }: AuditFilter) {
  const conditions: string[] = [];
  const parameters: Record<string, SqlValue> = {};
  const add = (condition: string, values: Record<string, SqlValue>): void => {
    conditions.push(condition);
    Object.assign(parameters, values);
  };
  if (by === 'service') conditions.push('a.by IS NULL');
  else if (by !== null) add('a.by = :by', { by });
  if (action !== null) add(`(a.action = :action OR a.action GLOB :family)`, { action, family: `${literal(action)}.*` });
  if (entity !== null) add('a.entity = :entity', { entity });
  if (entityId !== null) add('a.entityId = :entityId', { entityId });
  if (from !== null) add('a.at >= :from', { from });
  if (to !== null) add('a.at < :to', { to });
  return { conditions, parameters };
}

/** GLOB reads * ? and [ as signs. */
function literal(text: string): string {
  return text.replaceAll(/[*?[]/g, '[$&]');
}

function toEntry({ byId, byName, hash, ...row }: Row): AuditRow {
  return { ...row, by: byId === null ? null : ({ id: byId, name: byName } as AuditRow['by']), hash: hexOf(hash) };
}
