import type { IssueId, OperatorId } from '../../domain/ids.ts';
import { type RecusalCause, SHORTEST_NAME } from '../../domain/people/recusal.ts';
import type { Role } from '../../domain/people/role.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { appendAudit } from './audit-log.ts';
import { outdateMasterData } from './change-log.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** One person who stands back from one issue 回避; `by` is null where a name made it. */
export interface StoredRecusal {
  readonly id: number;
  readonly issueId: IssueId;
  readonly personId: OperatorId;
  readonly personName: string;
  readonly personRole: Role;
  readonly cause: RecusalCause;
  readonly reason: string;
  readonly at: Instant;
  readonly by: OperatorId | null;
  readonly liftedAt: Instant | null;
  readonly liftedBy: OperatorId | null;
  readonly liftReason: string | null;
}

const SELECT = `SELECT r.id, r.issueId, r.personId, p.name AS personName, p.role AS personRole, r.cause, r.reason, r.at, r.by,
  r.liftedAt, r.liftedBy, r.liftReason FROM recusals r JOIN people p ON p.id = r.personId`;

/** Who stands back from an issue, and who did, in the order in which it was found. */
export async function recusalsOf(db: ReadableDb, issueId: IssueId): Promise<readonly StoredRecusal[]> {
  return db.all<StoredRecusal>(`${SELECT} WHERE r.issueId = :issueId ORDER BY r.id`, { issueId });
}

/** The recusal of this number; null where there is none. */
export async function findRecusal(db: ReadableDb, id: number): Promise<StoredRecusal | null> {
  return db.get<StoredRecusal>(`${SELECT} WHERE r.id = :id`, { id }) ?? null;
}

/** The issues that are kept from the person of a scope now. */
export function recusedIssues(db: ReadableDb, { person }: Scope): ReadonlySet<IssueId> {
  if (person === null) return new Set();
  const sql = 'SELECT issueId FROM recusals WHERE personId = :person AND liftedAt IS NULL';
  return new Set(db.all<{ issueId: IssueId }>(sql, { person }).map((row) => row.issueId));
}

/** Keeps an issue from a person by decision; answers false where it is kept already. */
export async function insertRecusal(
  tx: WriteTransaction,
  recusal: Pick<StoredRecusal, 'issueId' | 'personId' | 'reason' | 'at'> & { readonly by: OperatorId },
): Promise<boolean> {
  const { changes } = tx.db.run(
    `INSERT INTO recusals (issueId, personId, cause, reason, at, by) VALUES (:issueId, :personId, 'manual', :reason, :at, :by)
     ON CONFLICT DO NOTHING`,
    recusal,
  );
  if (changes > 0) announce(tx, recusal.issueId);
  return changes > 0;
}

/** Lifts a recusal; the row stays. */
export async function liftRecusal(
  tx: WriteTransaction,
  { id, issueId }: Pick<StoredRecusal, 'id' | 'issueId'>,
  lifting: { readonly at: Instant; readonly by: OperatorId; readonly reason: string },
): Promise<void> {
  tx.db.run('UPDATE recusals SET liftedAt = :at, liftedBy = :by, liftReason = :reason WHERE id = :id', {
    id,
    ...lifting,
  });
  announce(tx, issueId);
}

/** Where a name or a login is looked for: what the people of the centre and the villagers wrote. */
const NAMES = `EXISTS (SELECT 1 FROM (SELECT p.name AS word UNION SELECT p.login) called WHERE length(called.word) >= ${SHORTEST_NAME}
  AND (instr(i.title, called.word) > 0 OR instr(coalesce(i.feedback, ''), called.word) > 0 OR EXISTS (
    SELECT 1 FROM issueMessages e JOIN messages m ON m.id = e.messageId WHERE e.issueId = i.id AND instr(m.text, called.word) > 0)))`;

/**
 * Keeps an issue from everybody it names, or every issue from a person it names, and audits each. A recusal that an approver has
 * lifted is not made again: the same name stands there still.
 */
export async function recuseNamed(
  tx: WriteTransaction,
  of: { readonly issueId: IssueId } | { readonly personId: OperatorId },
  { at, by }: { readonly at: Instant; readonly by: OperatorId | null },
): Promise<void> {
  const which = 'issueId' in of ? 'i.id = :id' : 'p.id = :id';
  const named = tx.db.all<{ issueId: IssueId; personId: OperatorId }>(
    `SELECT i.id AS issueId, p.id AS personId FROM people p CROSS JOIN issues i WHERE ${which} AND ${NAMES} AND NOT EXISTS (
       SELECT 1 FROM recusals r WHERE r.issueId = i.id AND r.personId = p.id AND (r.liftedAt IS NULL OR r.cause = 'auto'))`,
    { id: 'issueId' in of ? of.issueId : of.personId },
  );
  for (const { issueId, personId } of named) {
    tx.db.run(
      `INSERT INTO recusals (issueId, personId, cause, reason, at) VALUES (:issueId, :personId, 'auto', '', :at)`,
      { issueId, personId, at },
    );
    await appendAudit(tx, { at, by, action: 'recusals.auto', entity: 'issue', entityId: issueId, detail: personId });
    announce(tx, issueId);
  }
}

/** Lists change for the person it is about, and the messages of the issue with them. */
function announce(tx: WriteTransaction, issueId: IssueId): void {
  // Readers keep in memory who stands back from anything at all.
  outdateMasterData(tx.db);
  tx.changed('issue', issueId, null);
  tx.changed('message', null, null);
}
