import type { MessageMark, MissedSpan } from '../../domain/account/missed-span.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { hourNumber } from './civil-number.ts';
import type { ReadableDb } from './store.ts';

interface Row extends MessageMark {
  readonly groupExternalId: string;
}

/**
 * What an account asks for again: its groups, and the newest message it saw in each before the span. Ids grow with arrival, so the
 * walk begins at the last message of the hour in which the span begins and not at the newest of the group.
 */
export async function missedSpan(
  db: ReadableDb,
  accountKey: number,
  { since, until }: Pick<MissedSpan, 'since' | 'until'>,
): Promise<MissedSpan> {
  const seats = db
    .all<{ externalId: string }>(
      `SELECT g.externalId FROM accountGroups seat JOIN groups g ON g.groupKey = seat.groupKey
       WHERE seat.accountKey = :accountKey AND seat.lostAt IS NULL`,
      { accountKey },
    )
    .map(({ externalId }) => externalId);
  const marks =
    since === null ? [] : [...marksBefore(db, accountKey, since), ...dutyMarksBefore(db, accountKey, since)];
  const groups = new Map(marks.map(({ groupExternalId, ...mark }) => [groupExternalId, mark] as const));
  return { since, until, groups, seats: new Set(seats) };
}

function marksBefore(db: ReadableDb, accountKey: number, since: Instant): readonly Row[] {
  return db.all<Row>(
    `WITH last (groupKey, id) AS (
       SELECT seat.groupKey, (
         SELECT m.id FROM messages m JOIN sightings s ON s.messageId = m.id AND s.accountKey = seat.accountKey
         WHERE m.groupKey = seat.groupKey AND m.sentAt <= :since
           AND m.id <= (SELECT max(lastId) FROM messageHours WHERE hour <= :hour)
         ORDER BY m.id DESC LIMIT 1)
       FROM accountGroups seat WHERE seat.accountKey = :accountKey AND seat.lostAt IS NULL)
     SELECT g.externalId AS groupExternalId, s.localId, m.serverId, m.sentAt
     FROM last JOIN messages m ON m.id = last.id JOIN groups g ON g.groupKey = last.groupKey
     JOIN sightings s ON s.messageId = m.id AND s.accountKey = :accountKey`,
    { accountKey, since, hour: hourNumber(since) },
  );
}

/** The groups of a duty account, whose traffic lies apart. */
function dutyMarksBefore(db: ReadableDb, accountKey: number, since: Instant): readonly Row[] {
  return db.all<Row>(
    `SELECT g.externalId AS groupExternalId, m.localId, m.serverId, max(m.sentAt) AS sentAt
     FROM dutyMessages m JOIN groups g ON g.groupKey = m.groupKey
     WHERE m.accountKey = :accountKey AND m.sentAt <= :since GROUP BY m.groupKey`,
    { accountKey, since },
  );
}
