import type { Instant, Period } from '../../domain/time/instant.ts';
import type { ReadableDb } from './store.ts';

/** How many messages were sent in one hour; `hour` counts whole hours since 1970 in Asia/Shanghai, which has no summer time. */
export interface HourCount {
  readonly hour: number;
  readonly count: number;
}

/** Messages of each hour of the period that has any; reads the index only, 28 days of a million messages in tens of milliseconds. */
export async function messagesPerHour(db: ReadableDb, { from, to }: Period): Promise<readonly HourCount[]> {
  return db.all<HourCount>(
    `SELECT (sentAt + 28800000) / 3600000 AS hour, count(*) AS count FROM messages
     WHERE sentAt >= :from AND sentAt < :to GROUP BY hour ORDER BY hour`,
    { from, to },
  );
}

/** Messages sent in the period. */
export async function countMessages(db: ReadableDb, { from, to }: Period): Promise<number> {
  return (
    db.get<{ n: number }>('SELECT count(*) AS n FROM messages WHERE sentAt >= :from AND sentAt < :to', { from, to })
      ?.n ?? 0
  );
}

/** How many messages wait for triage, and the sent time of the one that has waited longest by arrival. */
export async function waitingMessages(
  db: ReadableDb,
): Promise<{ readonly waiting: number; readonly oldestSentAt: Instant | null }> {
  return {
    waiting: db.get<{ n: number }>('SELECT count(*) AS n FROM messages WHERE state = 0')?.n ?? 0,
    oldestSentAt:
      db.get<{ sentAt: Instant }>('SELECT sentAt FROM messages WHERE state = 0 ORDER BY id LIMIT 1')?.sentAt ?? null,
  };
}

/** Median of arrival minus sending over the newest 100 messages, ms; null without messages. */
export async function intakeDelay(db: ReadableDb): Promise<number | null> {
  return (
    db.get<{ delay: number | null }>(
      'SELECT median(delay) AS delay FROM (SELECT max(receivedAt - sentAt, 0) AS delay FROM messages ORDER BY id DESC LIMIT 100)',
    )?.delay ?? null
  );
}
