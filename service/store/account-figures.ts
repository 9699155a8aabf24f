import type { Scope } from '../../domain/people/scope.ts';
import { HOUR_MS, type Instant } from '../../domain/time/instant.ts';
import { dayNumber, SHANGHAI_OFFSET_MS } from './civil-number.ts';
import { placeCondition } from './scope-condition.ts';
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

/** The figures of every account at a moment, by key: of a part of the city, what it carries and saw in that part. */
export async function accountFigures(
  db: ReadableDb,
  now: Instant,
  scope: Scope,
): Promise<ReadonlyMap<number, AccountFigures>> {
  if (scope.territory !== null) return figuresWithin(db, now, scope);
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

/** A day of one county is counted from its rows: the days that are kept are those of the whole city. */
function figuresWithin(db: ReadableDb, now: Instant, scope: Scope): ReadonlyMap<number, AccountFigures> {
  const within = placeCondition(scope, 'g.villageCode');
  const hour = dayNumber(now) * 24;
  const rows = db.all<AccountFigures>(
    `WITH mine (groupKey) AS (SELECT g.groupKey FROM groups g WHERE true ${within.sql}),
       today (id) AS (SELECT m.id FROM mine JOIN messages m ON m.groupKey = mine.groupKey
         WHERE m.id >= (SELECT min(firstId) FROM messageHours WHERE hour >= :hour) AND m.sentAt >= :start),
       seen (accountKey, n) AS (SELECT s.accountKey, count(*) FROM today JOIN sightings s ON s.messageId = today.id GROUP BY s.accountKey)
     SELECT a.accountKey,
       (SELECT count(*) FROM accountGroups g JOIN mine ON mine.groupKey = g.groupKey
         WHERE g.accountKey = a.accountKey AND g.lostAt IS NULL) AS groups,
       coalesce((SELECT n FROM seen WHERE seen.accountKey = a.accountKey), 0) AS messagesToday,
       0 AS setAside,
       (SELECT count(*) FROM gaps WHERE gaps.accountKey = a.accountKey AND gaps.state = 'open') AS openGaps
     FROM accounts a`,
    { hour, start: hour * HOUR_MS - SHANGHAI_OFFSET_MS, ...within.parameters },
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
