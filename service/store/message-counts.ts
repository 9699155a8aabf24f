import type { MessageId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { dayNumber, hourNumber } from './civil-number.ts';
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
  for (const [hour, ids] of idsByHour(added)) {
    tx.db.run(
      `INSERT INTO messageHours (hour, messages, firstId, lastId) VALUES (:hour, :messages, :firstId, :lastId)
       ON CONFLICT (hour) DO UPDATE SET messages = messages + excluded.messages,
         firstId = min(firstId, excluded.firstId), lastId = max(lastId, excluded.lastId)`,
      { hour, messages: ids.length, firstId: Math.min(...ids), lastId: Math.max(...ids) },
    );
  }
}

/** The counts at a moment; "today" begins at 00:00 in Asia/Shanghai and counts by the time a message was sent. */
export async function messageCounts(db: ReadableDb, now: Instant): Promise<MessageCounts> {
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
