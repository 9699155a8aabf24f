import type { MessageId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { DAY_MS, type Instant } from '../../domain/time/instant.ts';
import { dayNumber, hourNumber, SHANGHAI_OFFSET_MS } from './civil-number.ts';
import { countForCounties, countsOfRegions, hoursOfRegions } from './county-counts.ts';
import { hiddenMessages, placeCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A message that was added, as far as the counts look at it. */
export interface CountedMessage {
  readonly id: MessageId;
  readonly sentAt: Instant;
  readonly isHit: boolean;
}

/** How many messages there are, wait, wait with a hit, are put off, and were sent on a day. */
export interface MessageCounts {
  readonly open: number;
  readonly openHits: number;
  readonly later: number;
  readonly today: number;
  readonly total: number;
}

/** Adds new messages to the counts; what triage does to them is counted by a trigger. */
export async function countNewMessages(tx: WriteTransaction, added: readonly CountedMessage[]): Promise<void> {
  if (added.length === 0) return;
  const hits = added.filter((message) => message.isHit).length;
  addTo(tx, 'messages', added.length);
  addTo(tx, 'new', added.length);
  if (hits > 0) addTo(tx, 'newHits', hits);
  countForCounties(
    tx,
    added.map((message) => message.id),
  );
  for (const [hour, ids] of idsByHour(added)) {
    tx.db.run(
      `INSERT INTO messageHours (hour, messages, firstId, lastId) VALUES (:hour, :messages, :firstId, :lastId)
       ON CONFLICT (hour) DO UPDATE SET messages = messages + excluded.messages,
         firstId = min(firstId, excluded.firstId), lastId = max(lastId, excluded.lastId)`,
      { hour, messages: ids.length, firstId: Math.min(...ids), lastId: Math.max(...ids) },
    );
  }
}

/** The counts at a moment of what a caller may see; "today" begins at 00:00 in Asia/Shanghai and counts by the time a message was sent. */
export async function messageCounts(db: ReadableDb, now: Instant, scope: Scope): Promise<MessageCounts> {
  const counts = scope.territory === null ? cityCounts(db, now) : regionCounts(db, now, scope);
  const hidden = hiddenMessages(db, scope);
  return hidden.length === 0 ? counts : without(counts, countsOf(db, hidden, now, scope));
}

function regionCounts(db: ReadableDb, now: Instant, scope: Scope): MessageCounts {
  const counts = countsOfRegions(db, scope);
  const firstHour = dayNumber(now) * 24;
  const hours = hoursOfRegions(db, { from: firstHour, to: firstHour + 24 }, scope);
  return {
    open: counts.new,
    openHits: counts.newHits,
    later: counts.later,
    today: hours.reduce((sum, { count }) => sum + count, 0),
    total: counts.messages,
  };
}

/** What of some messages was counted with the rest of the scope. */
function countsOf(db: ReadableDb, ids: readonly number[], now: Instant, scope: Scope): MessageCounts {
  const within = placeCondition(scope, 'g.villageCode');
  const day = dayNumber(now);
  const row = db.get<Record<keyof MessageCounts, number | null>>(
    `SELECT count(*) AS total, sum(m.state = 0) AS open, sum(m.state = 0 AND m.isHit = 1) AS openHits, sum(m.state = 5) AS later,
       sum(m.sentAt >= :start AND m.sentAt < :end) AS today
     FROM messages m JOIN groups g ON g.groupKey = m.groupKey WHERE m.id IN (SELECT value FROM json_each(:ids)) ${within.sql}`,
    {
      ids: JSON.stringify(ids),
      start: day * DAY_MS - SHANGHAI_OFFSET_MS,
      end: (day + 1) * DAY_MS - SHANGHAI_OFFSET_MS,
      ...within.parameters,
    },
  );
  return {
    open: row?.open ?? 0,
    openHits: row?.openHits ?? 0,
    later: row?.later ?? 0,
    today: row?.today ?? 0,
    total: row?.total ?? 0,
  };
}

function without(counts: MessageCounts, less: MessageCounts): MessageCounts {
  return {
    open: counts.open - less.open,
    openHits: counts.openHits - less.openHits,
    later: counts.later - less.later,
    today: counts.today - less.today,
    total: counts.total - less.total,
  };
}

function cityCounts(db: ReadableDb, now: Instant): MessageCounts {
  const rows = db.all<{ name: string; value: number }>('SELECT name, value FROM counters');
  const values = new Map(rows.map((row) => [row.name, row.value]));
  const firstHour = dayNumber(now) * 24;
  const today = db.get<{ n: number }>(
    'SELECT coalesce(sum(messages), 0) AS n FROM messageHours WHERE hour >= :from AND hour < :to',
    { from: firstHour, to: firstHour + 24 },
  );
  return {
    open: values.get('new') ?? 0,
    openHits: values.get('newHits') ?? 0,
    later: values.get('later') ?? 0,
    today: today?.n ?? 0,
    total: values.get('messages') ?? 0,
  };
}

function addTo(tx: WriteTransaction, name: string, value: number): void {
  tx.db.run('UPDATE counters SET value = value + :value WHERE name = :name', { name, value });
}

function idsByHour(added: readonly CountedMessage[]): ReadonlyMap<number, readonly MessageId[]> {
  const byHour = new Map<number, MessageId[]>();
  for (const { id, sentAt } of added) {
    const hour = hourNumber(sentAt);
    const ids = byHour.get(hour);
    if (ids === undefined) byHour.set(hour, [id]);
    else ids.push(id);
  }
  return byHour;
}
