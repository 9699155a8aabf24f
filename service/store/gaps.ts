import type { ConnectorKind, GapCause, GapState } from '../../domain/account/account.ts';
import type { FetchedAgain, FetchOutcome } from '../../domain/account/missed-span.ts';
import type { AccountId, OperatorId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { accountCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A span in which an account may have missed messages (F01); the ends are null where they are not known. */
export interface StoredGap {
  readonly id: number;
  readonly accountId: AccountId;
  readonly accountLabel: string;
  readonly lastSeenAt: Instant | null;
  readonly firstSeenAt: Instant | null;
  readonly cause: GapCause;
  readonly state: GapState;
  /** When the platform was last asked again for it, how that ended, and how many messages it brought; null where it was not. */
  readonly fetchedAt: Instant | null;
  readonly fetchOutcome: FetchOutcome | null;
  readonly fetchFound: number | null;
}

/** A gap with what it belongs to. */
export interface GapOfAccount extends StoredGap {
  readonly accountKey: number;
  readonly connector: ConnectorKind;
}

const COLUMNS = `g.id, a.id AS accountId, a.label AS accountLabel, g.lastSeenAt, g.firstSeenAt, g.cause, g.state,
  g.fetchedAt, g.fetchOutcome, g.fetchFound, g.accountKey, a.connector`;

/** Records a gap of an account; answers its number. Telling the same open gap again adds nothing. */
export async function insertGap(
  tx: WriteTransaction,
  accountKey: number,
  gap: Pick<StoredGap, 'lastSeenAt' | 'firstSeenAt' | 'cause' | 'state'>,
): Promise<number> {
  const known = tx.db.get<{ id: number }>(
    `SELECT id FROM gaps WHERE accountKey = :accountKey AND state = 'open' AND cause = :cause
       AND lastSeenAt IS :lastSeenAt AND firstSeenAt IS :firstSeenAt`,
    { accountKey, cause: gap.cause, lastSeenAt: gap.lastSeenAt, firstSeenAt: gap.firstSeenAt },
  );
  if (known !== undefined) return known.id;
  const { lastInsertRowid } = tx.db.run(
    `INSERT INTO gaps (accountKey, lastSeenAt, firstSeenAt, cause, state) VALUES (:accountKey, :lastSeenAt, :firstSeenAt, :cause, :state)`,
    { accountKey, ...gap },
  );
  tx.changed('gap', String(lastInsertRowid), null);
  return lastInsertRowid;
}

/** Gaps of the accounts of the scope, newest first. */
export async function listGaps(
  db: ReadableDb,
  { openOnly, accountId, limit, scope }: GapQuestion,
): Promise<readonly GapOfAccount[]> {
  const within = accountCondition(scope, 'a');
  return db.all<GapOfAccount>(
    `SELECT ${COLUMNS} FROM gaps g JOIN accounts a ON a.accountKey = g.accountKey
     WHERE (:openOnly = 0 OR g.state = 'open') AND (:accountId IS NULL OR a.id = :accountId) ${within.sql}
     ORDER BY g.id DESC LIMIT :limit`,
    { openOnly: Number(openOnly), accountId, limit, ...within.parameters },
  );
}

/** Which gaps are asked for. */
export interface GapQuestion {
  readonly openOnly: boolean;
  /** null: of every account. */
  readonly accountId: AccountId | null;
  readonly limit: number;
  readonly scope: Scope;
}

/** An open gap of an account of the scope; null where there is none of this number. */
export async function findOpenGap(db: ReadableDb, id: number, scope: Scope): Promise<GapOfAccount | null> {
  const within = accountCondition(scope, 'a');
  const sql = `SELECT ${COLUMNS} FROM gaps g JOIN accounts a ON a.accountKey = g.accountKey
    WHERE g.id = :id AND g.state = 'open' ${within.sql}`;
  return db.get<GapOfAccount>(sql, { id, ...within.parameters }) ?? null;
}

/** Writes down how asking again ended. */
export async function noteFetch(
  tx: WriteTransaction,
  id: number,
  { outcome, found, at }: FetchedAgain & { readonly at: Instant },
): Promise<void> {
  tx.db.run('UPDATE gaps SET fetchedAt = :at, fetchOutcome = :outcome, fetchFound = :found WHERE id = :id', {
    ...{ id, at, outcome, found },
  });
  tx.changed('gap', String(id), null);
}

/** How many gaps of the accounts of the scope are open. */
export async function countOpenGaps(db: ReadableDb, scope: Scope): Promise<number> {
  const within = accountCondition(scope, 'g');
  const sql = `SELECT count(*) AS n FROM gaps g WHERE g.state = 'open' ${within.sql}`;
  return db.get<{ n: number }>(sql, within.parameters)?.n ?? 0;
}

/** Closes an open gap; answers false where there is no such open gap. `by` is null where history closed it. */
export async function closeGap(
  tx: WriteTransaction,
  id: number,
  closing: { readonly state: 'filled' | 'unfillable'; readonly at: Instant; readonly by: OperatorId | null },
): Promise<boolean> {
  const { changes } = tx.db.run(
    `UPDATE gaps SET state = :state, closedAt = :at, closedBy = :by WHERE id = :id AND state = 'open'`,
    { id, ...closing },
  );
  if (changes > 0) tx.changed('gap', String(id), null);
  return changes > 0;
}
