import type { MessageId, RegionCode } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { placeCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** What is counted of the messages of a part of the city. */
export interface CountsOfRegions {
  readonly messages: number;
  readonly new: number;
  readonly newHits: number;
  readonly later: number;
}

/** Messages of one hour; `hour` counts whole hours since 1970 in Asia/Shanghai. */
export interface HourOfRegions {
  readonly hour: number;
  readonly count: number;
}

const HOUR_OF = '(m.sentAt + 28800000) / 3600000';

/** Adds messages that were just stored to the counts of their counties; those of a group without a village belong to none. */
export function countForCounties(tx: WriteTransaction, ids: readonly MessageId[]): void {
  const added = tx.db.all<{ hour: number; county: RegionCode; messages: number; hits: number }>(
    `SELECT ${HOUR_OF} AS hour, substr(g.villageCode, 1, 6) AS county, count(*) AS messages, sum(m.isHit) AS hits
     FROM json_each(:ids) a CROSS JOIN messages m ON m.id = a.value JOIN groups g ON g.groupKey = m.groupKey
     WHERE g.villageCode IS NOT NULL GROUP BY 1, 2`,
    { ids: JSON.stringify(ids) },
  );
  for (const { hour, county, messages, hits } of added) {
    tx.db.run(
      `INSERT INTO countyCounts (county, messages, new, newHits, later) VALUES (:county, :messages, :messages, :hits, 0)
       ON CONFLICT (county) DO UPDATE SET messages = messages + excluded.messages, new = new + excluded.new,
         newHits = newHits + excluded.newHits`,
      { county, messages, hits },
    );
    tx.db.run(
      `INSERT INTO countyHours (hour, county, messages) VALUES (:hour, :county, :messages)
       ON CONFLICT (hour, county) DO UPDATE SET messages = messages + excluded.messages`,
      { hour, county, messages },
    );
  }
}

/** The counts of a part of the city: kept ones for counties, counted row by row for townships and villages, whose groups are few. */
export function countsOfRegions(db: ReadableDb, scope: Scope): CountsOfRegions {
  const counties = countiesOf(scope);
  const row =
    counties !== null
      ? db.get<Record<keyof CountsOfRegions, number | null>>(
          `SELECT sum(messages) AS messages, sum(new) AS new, sum(newHits) AS newHits, sum(later) AS later
           FROM countyCounts WHERE county IN (SELECT value FROM json_each(:counties))`,
          { counties: JSON.stringify(counties) },
        )
      : db.get<Record<keyof CountsOfRegions, number | null>>(
          `SELECT count(*) AS messages, sum(m.state = 0) AS new, sum(m.state = 0 AND m.isHit = 1) AS newHits, sum(m.state = 5) AS later
           ${messagesOf(scope)}`,
          placeCondition(scope, 'g.villageCode').parameters,
        );
  return { messages: row?.messages ?? 0, new: row?.new ?? 0, newHits: row?.newHits ?? 0, later: row?.later ?? 0 };
}

/** Messages of each hour in [from, to) that has any, of a part of the city. */
export function hoursOfRegions(
  db: ReadableDb,
  { from, to }: { readonly from: number; readonly to: number },
  scope: Scope,
): readonly HourOfRegions[] {
  const counties = countiesOf(scope);
  if (counties !== null) {
    return db.all<HourOfRegions>(
      `SELECT hour, sum(messages) AS count FROM countyHours WHERE hour >= :from AND hour < :to
         AND county IN (SELECT value FROM json_each(:counties)) GROUP BY hour HAVING sum(messages) > 0 ORDER BY hour`,
      { from, to, counties: JSON.stringify(counties) },
    );
  }
  return db.all<HourOfRegions>(
    `SELECT ${HOUR_OF} AS hour, count(*) AS count ${messagesOf(scope)} AND ${HOUR_OF} >= :from AND ${HOUR_OF} < :to GROUP BY 1 ORDER BY 1`,
    { from, to, ...placeCondition(scope, 'g.villageCode').parameters },
  );
}

function messagesOf(scope: Scope): string {
  return `FROM groups g CROSS JOIN messages m ON m.groupKey = g.groupKey WHERE true ${placeCondition(scope, 'g.villageCode').sql}`;
}

/** The counties of a scope that is made of whole counties; null of any other. Overlapping regions are counted once. */
function countiesOf({ territory }: Scope): readonly RegionCode[] | null {
  if (territory === null || territory.some((code) => code.length !== 6 || code.endsWith('00'))) return null;
  return [...new Set(territory)];
}
