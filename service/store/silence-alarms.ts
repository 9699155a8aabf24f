import type { Silence } from '../../domain/account/rhythm.ts';
import type { AccountId, OperatorId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { accountCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** An account that fell silent against its own rhythm; it ends by itself when the account is heard again. */
export interface SilenceAlarm {
  readonly id: number;
  readonly accountKey: number;
  readonly since: Instant;
  readonly raisedAt: Instant;
  /** Messages that usually come in so long a time. */
  readonly expected: number;
  readonly notedAt: Instant | null;
  readonly notedBy: string | null;
  readonly note: string;
  readonly endedAt: Instant | null;
}

const COLUMNS = `s.id, s.accountKey, s.since, s.raisedAt, s.expected, s.notedAt,
  (SELECT p.name FROM people p WHERE p.id = s.notedBy) AS notedBy, s.note, s.endedAt`;

/** Raises an alarm; an account has one at a time. */
export async function raiseSilence(
  tx: WriteTransaction,
  account: { readonly accountKey: number; readonly id: AccountId },
  { since, expected }: Silence,
  raisedAt: Instant,
): Promise<void> {
  tx.db.run(
    `INSERT INTO silenceAlarms (accountKey, since, raisedAt, expected) VALUES (:accountKey, :since, :raisedAt, :expected)
     ON CONFLICT DO NOTHING`,
    { accountKey: account.accountKey, since, raisedAt, expected },
  );
  tx.changed('account', account.id, null);
}

/** The account talks again, or nobody waits for it any more. */
export async function endSilence(tx: WriteTransaction, id: number, account: AccountId, at: Instant): Promise<void> {
  tx.db.run('UPDATE silenceAlarms SET endedAt = :at WHERE id = :id AND endedAt IS NULL', { id, at });
  tx.changed('account', account, null);
}

/** Somebody has looked at the phone; the newest note stands. */
export async function noteSilence(
  tx: WriteTransaction,
  id: number,
  noted: { readonly at: Instant; readonly by: OperatorId; readonly note: string },
): Promise<void> {
  tx.db.run('UPDATE silenceAlarms SET notedAt = :at, notedBy = :by, note = :note WHERE id = :id', { id, ...noted });
  tx.changed('account', null, null);
}

/** The alarms that have not ended, of the accounts of the scope. */
export async function openSilences(db: ReadableDb, scope: Scope): Promise<readonly SilenceAlarm[]> {
  const within = accountCondition(scope, 's');
  const sql = `SELECT ${COLUMNS} FROM silenceAlarms s WHERE s.endedAt IS NULL ${within.sql}`;
  return db.all<SilenceAlarm>(sql, within.parameters);
}

/** The alarms of one account of the scope, the newest first. */
export async function silencesOf(
  db: ReadableDb,
  { accountId, limit, scope }: { readonly accountId: AccountId; readonly limit: number; readonly scope: Scope },
): Promise<readonly SilenceAlarm[]> {
  const within = accountCondition(scope, 's');
  return db.all<SilenceAlarm>(
    `SELECT ${COLUMNS} FROM silenceAlarms s WHERE s.accountKey = (SELECT accountKey FROM accounts WHERE id = :accountId) ${within.sql}
     ORDER BY s.id DESC LIMIT :limit`,
    { accountId, limit, ...within.parameters },
  );
}
