import type { HourOfAccount, RhythmHistory } from '../../domain/account/rhythm.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { hourNumber } from './civil-number.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** Hours that make a rhythm: six weeks. */
const REMEMBERED_HOURS = 42 * 24;

/** Adds to what an account has handed over in the hour of `at`. */
export async function countHour(
  tx: WriteTransaction,
  accountKey: number,
  at: Instant,
  messages: number,
): Promise<void> {
  tx.db.run(
    `INSERT INTO accountHours (accountKey, hour, messages, heardAt) VALUES (:accountKey, :hour, :messages, :at)
     ON CONFLICT (accountKey, hour) DO UPDATE SET messages = messages + excluded.messages, heardAt = excluded.heardAt`,
    { accountKey, hour: hourNumber(at), messages, at },
  );
}

/** When something of an account arrived last; null where nothing ever did. */
export async function lastHeard(db: ReadableDb, accountKey: number): Promise<Instant | null> {
  const sql = 'SELECT heardAt FROM accountHours WHERE accountKey = :accountKey ORDER BY hour DESC LIMIT 1';
  return db.get<{ heardAt: Instant }>(sql, { accountKey })?.heardAt ?? null;
}

/** The six weeks up to the last hour an account was heard in, and the hours in it in which it could not be. */
export async function rhythmHistory(db: ReadableDb, accountKey: number, now: Instant): Promise<RhythmHistory> {
  const nowHour = hourNumber(now);
  const hours = db.all<HourOfAccount>(
    `SELECT hour, messages FROM accountHours WHERE accountKey = :accountKey AND hour < :nowHour
       AND hour > (SELECT max(hour) FROM accountHours WHERE accountKey = :accountKey) - :remembered`,
    { accountKey, nowHour, remembered: REMEMBERED_HOURS },
  );
  const spans = db.all<{ start: Instant; end: Instant }>(
    `SELECT coalesce(lastSeenAt, firstSeenAt) AS start, coalesce(firstSeenAt, :now) AS end FROM gaps
       WHERE accountKey = :accountKey AND coalesce(lastSeenAt, firstSeenAt) IS NOT NULL AND coalesce(firstSeenAt, :now) >= :since
     UNION ALL SELECT since, coalesce(endedAt, :now) FROM silenceAlarms
       WHERE accountKey = :accountKey AND coalesce(endedAt, :now) >= :since`,
    { accountKey, now, since: now - REMEMBERED_HOURS * 3_600_000 },
  );
  const deafHours = new Set<number>();
  const first = nowHour - 2 * REMEMBERED_HOURS;
  for (const { start, end } of spans)
    for (let hour = Math.max(first, hourNumber(start)); hour <= hourNumber(end); hour += 1) deafHours.add(hour);
  return { hours, nowHour, deafHours };
}

/** Forgets the hours no rhythm is made of any more. */
export async function forgetHours(tx: WriteTransaction, now: Instant): Promise<void> {
  const before = hourNumber(now) - 2 * REMEMBERED_HOURS;
  tx.db.run(
    `DELETE FROM accountHours WHERE hour < :before
       AND hour <= (SELECT max(hour) FROM accountHours newest WHERE newest.accountKey = accountHours.accountKey) - :remembered`,
    { before, remembered: REMEMBERED_HOURS },
  );
}
