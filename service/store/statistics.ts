import type { Scope } from '../../domain/people/scope.ts';
import { HOUR_MS, instant, type Instant, type Period } from '../../domain/time/instant.ts';
import { countsOfRegions, hoursOfRegions } from './county-counts.ts';
import { placeCondition } from './scope-condition.ts';
import { hourNumber, SHANGHAI_OFFSET_MS } from './civil-number.ts';
import type { ReadableDb } from './store.ts';

/** How many messages were sent in one hour; `hour` counts whole hours since 1970 in Asia/Shanghai. */
export interface HourCount {
  readonly hour: number;
  readonly count: number;
}

/** Messages of each hour that begins in the period and has any; read from the hours ingest keeps, never counted from a million rows. */
export async function messagesPerHour(
  db: ReadableDb,
  { from, to }: Period,
  scope: Scope,
): Promise<readonly HourCount[]> {
  const hours = { from: Math.ceil((from + SHANGHAI_OFFSET_MS) / HOUR_MS), to: hourNumber(instant(to - 1)) + 1 };
  if (scope.territory !== null) return hoursOfRegions(db, hours, scope);
  return db.all<HourCount>(
    'SELECT hour, messages AS count FROM messageHours WHERE hour >= :from AND hour < :to AND messages > 0 ORDER BY hour',
    hours,
  );
}

/** Messages sent from the start of an hour until a moment. The last, broken hour is counted row by row within its bounds. */
export async function countMessages(db: ReadableDb, { from, to }: Period, scope: Scope): Promise<number> {
  const last = hourNumber(to);
  const whole = wholeHours(db, { from: hourNumber(from), to: last }, scope);
  const within = placeCondition(scope, '(SELECT g.villageCode FROM groups g WHERE g.groupKey = m.groupKey)');
  const broken = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM messageHours h JOIN messages m ON m.id BETWEEN h.firstId AND h.lastId
     WHERE h.hour = :last AND m.sentAt >= :start AND m.sentAt < :to ${within.sql}`,
    { last, start: last * HOUR_MS - SHANGHAI_OFFSET_MS, to, ...within.parameters },
  );
  return whole + (broken?.n ?? 0);
}

function wholeHours(db: ReadableDb, hours: { readonly from: number; readonly to: number }, scope: Scope): number {
  if (scope.territory !== null) return hoursOfRegions(db, hours, scope).reduce((sum, { count }) => sum + count, 0);
  return (
    db.get<{ n: number }>(
      'SELECT coalesce(sum(messages), 0) AS n FROM messageHours WHERE hour >= :from AND hour < :to',
      hours,
    )?.n ?? 0
  );
}

/** How many messages wait for triage, and the sent time of the one that has waited longest by arrival. */
export async function waitingMessages(
  db: ReadableDb,
  scope: Scope,
): Promise<{ readonly waiting: number; readonly oldestSentAt: Instant | null }> {
  const within = placeCondition(scope, '(SELECT g.villageCode FROM groups g WHERE g.groupKey = m.groupKey)');
  const oldest = db.get<{ sentAt: Instant }>(
    `SELECT m.sentAt FROM messages m WHERE m.state = 0 ${within.sql} ORDER BY m.id LIMIT 1`,
    within.parameters,
  );
  const waiting = scope.territory === null ? counter(db, 'new') : countsOfRegions(db, scope).new;
  return { waiting, oldestSentAt: oldest?.sentAt ?? null };
}

/** How many messages the store holds of a scope. */
export async function countAllMessages(db: ReadableDb, scope: Scope): Promise<number> {
  return scope.territory !== null ? countsOfRegions(db, scope).messages : counter(db, 'messages');
}

/**
 * Median of arrival minus sending over the newest 100 messages that came by a connector, ms; null where there is none among
 * the newest 1,000. Rows of an imported file are years late by nature and say nothing of the intake.
 */
export async function intakeDelay(db: ReadableDb): Promise<number | null> {
  return (
    db.get<{ delay: number | null }>(
      `SELECT median(delay) AS delay FROM (
         SELECT max(m.receivedAt - m.sentAt, 0) AS delay
         FROM (SELECT id, receivedAt, sentAt FROM messages ORDER BY id DESC LIMIT 1000) m
         WHERE EXISTS (SELECT 1 FROM sightings s JOIN accounts a USING (accountKey) WHERE s.messageId = m.id AND a.connector <> 'file-import')
         ORDER BY m.id DESC LIMIT 100)`,
    )?.delay ?? null
  );
}

function counter(db: ReadableDb, name: 'new' | 'messages'): number {
  return db.get<{ value: number }>('SELECT value FROM counters WHERE name = :name', { name })?.value ?? 0;
}
