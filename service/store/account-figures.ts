import type { Instant } from '../../domain/time/instant.ts';
import { dayNumber } from './civil-number.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** What an account carries and what it could not read. */
export interface AccountFigures {
  readonly accountKey: number;
  /** Groups it sits in now. */
  readonly groups: number;
  /** Messages it saw since 00:00, Asia/Shanghai. */
  readonly messagesToday: number;
  readonly setAside: number;
  readonly openGaps: number;
}

/** The figures of every account at a moment, by key. */
export async function accountFigures(db: ReadableDb, now: Instant): Promise<ReadonlyMap<number, AccountFigures>> {
  const rows = db.all<AccountFigures>(
    `SELECT a.accountKey,
       (SELECT count(*) FROM accountGroups g WHERE g.accountKey = a.accountKey AND g.lostAt IS NULL) AS groups,
       coalesce((SELECT sightings FROM accountDays d WHERE d.day = :day AND d.accountKey = a.accountKey), 0) AS messagesToday,
       (SELECT count(*) FROM setAside s WHERE s.accountKey = a.accountKey) AS setAside,
       (SELECT count(*) FROM gaps WHERE gaps.accountKey = a.accountKey AND gaps.state = 'open') AS openGaps
     FROM accounts a`,
    { day: dayNumber(now) },
  );
  return new Map(rows.map((row) => [row.accountKey, row]));
}

/** Adds to what an account has seen on the day of `at`. */
export async function countSightings(
  tx: WriteTransaction,
  accountKey: number,
  at: Instant,
  sightings: number,
): Promise<void> {
  tx.db.run(
    `INSERT INTO accountDays (day, accountKey, sightings) VALUES (:day, :accountKey, :sightings)
     ON CONFLICT (day, accountKey) DO UPDATE SET sightings = sightings + excluded.sightings`,
    { day: dayNumber(at), accountKey, sightings },
  );
}
