import { createHash } from 'node:crypto';
import type { FailureTally } from '../../domain/people/lock-out.ts';
import { DAY_MS, type Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** How long the failures of a login are kept after the last of them, ms. */
const KEPT_MS = 30 * DAY_MS;

/** Failures of a normalised login, whether anybody has it or not; null where there are none. */
export async function readTally(db: ReadableDb, login: string): Promise<FailureTally | null> {
  const sql = 'SELECT failures, failedAt, lockedUntil FROM signInFailures WHERE login = :login';
  return db.get<FailureTally>(sql, { login: keyOf(login) }) ?? null;
}

/** Keeps the failures of a login, and forgets those of logins nobody has tried for a month. */
export async function keepTally(tx: WriteTransaction, login: string, tally: FailureTally): Promise<void> {
  tx.db.run(
    `INSERT INTO signInFailures (login, failures, failedAt, lockedUntil) VALUES (:login, :failures, :failedAt, :lockedUntil)
     ON CONFLICT (login) DO UPDATE SET failures = excluded.failures, failedAt = excluded.failedAt, lockedUntil = excluded.lockedUntil`,
    { login: keyOf(login), ...tally },
  );
  tx.db.run('DELETE FROM signInFailures WHERE failedAt < :before', { before: (tally.failedAt - KEPT_MS) as Instant });
}

/** Forgets the failures of a login: its person has signed in, or was given a new password. */
export async function clearTally(tx: WriteTransaction, login: string): Promise<void> {
  tx.db.run('DELETE FROM signInFailures WHERE login = :login', { login: keyOf(login) });
}

/** A login nobody has may be a password typed into the wrong field: it is counted and cannot be read. */
function keyOf(login: string): string {
  return createHash('sha256').update(login).digest('hex');
}
