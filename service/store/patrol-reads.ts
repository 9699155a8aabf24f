import type { MessageId, OperatorId } from '../../domain/ids.ts';
import { VISIT_PAUSE_MS } from '../../domain/patrol/visit.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { dayNumber } from './civil-number.ts';
import { messageCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** One message somebody has read, and how long the cursor rested on it, ms. */
export interface ReadMessage {
  readonly messageId: MessageId;
  readonly dwell: number;
}

/** Who reads, and when. */
export interface Reading {
  readonly at: Instant;
  readonly by: OperatorId;
}

interface Visit {
  readonly id: number;
  readonly fromId: number;
  readonly toId: number;
}

/** The group of each of these messages that exists within the scope. */
export function groupsOfMessages(
  db: ReadableDb,
  ids: readonly MessageId[],
  scope: Scope,
): ReadonlyMap<MessageId, number> {
  const within = messageCondition(scope, 'm');
  const rows = db.all<{ id: MessageId; groupKey: number }>(
    `SELECT m.id, m.groupKey FROM messages m WHERE m.id IN (SELECT value FROM json_each(:ids)) ${within.sql}`,
    { ids: JSON.stringify(ids), ...within.parameters },
  );
  return new Map(rows.map(({ id, groupKey }) => [id, groupKey]));
}

/** Writes down what was read of one group; a visit of this person that touches grows, anything else begins a visit of its own. */
export function addReads(
  tx: WriteTransaction,
  groupKey: number,
  reads: readonly ReadMessage[],
  reading: Reading,
): void {
  for (const read of reads.toSorted((a, b) => a.messageId - b.messageId)) addRead(tx, groupKey, read, reading);
  settleGroup(tx, groupKey, reading);
  tx.changed('patrol', null, null);
}

/** Writes down that everything unread of a group up to a message was read elsewhere. Answers false where nothing was unread. */
export function markRead(tx: WriteTransaction, groupKey: number, upTo: MessageId, reading: Reading): boolean {
  const first = firstUnread(tx.db, groupKey, readToOf(tx.db, groupKey));
  if (first === null || first > upTo) return false;
  const messages = tx.db.get<{ n: number }>(
    'SELECT count(*) AS n FROM messages WHERE groupKey = :groupKey AND id >= :first AND id <= :upTo',
    { groupKey, first, upTo },
  );
  insertVisit(
    tx,
    groupKey,
    { fromId: first, toId: upTo, messages: messages?.n ?? 0, dwell: 0, how: 'marked' },
    reading,
  );
  settleGroup(tx, groupKey, reading);
  tx.changed('patrol', null, null);
  return true;
}

/** Whoever decides about a message has read it: follows how far the groups of these messages are read. */
export async function settleGroupsOf(tx: WriteTransaction, ids: readonly MessageId[], reading: Reading): Promise<void> {
  const groups = tx.db.all<{ groupKey: number }>(
    'SELECT DISTINCT groupKey FROM messages WHERE id IN (SELECT value FROM json_each(:ids))',
    { ids: JSON.stringify(ids) },
  );
  for (const { groupKey } of groups) settleGroup(tx, groupKey, reading);
  tx.changed('patrol', null, null);
}

/** The newest message of a group; null where nothing was said. */
export function newestOfGroup(db: ReadableDb, groupKey: number): MessageId | null {
  return (
    db.get<{ id: MessageId | null }>('SELECT max(id) AS id FROM messages WHERE groupKey = :groupKey', { groupKey })
      ?.id ?? null
  );
}

function addRead(tx: WriteTransaction, groupKey: number, read: ReadMessage, reading: Reading): void {
  const visit = touching(tx.db, groupKey, read.messageId, reading);
  const { messageId, dwell } = read;
  if (visit === null) {
    insertVisit(tx, groupKey, { fromId: messageId, toId: messageId, messages: 1, dwell, how: 'read' }, reading);
    return;
  }
  const isKnown = visit.fromId <= messageId && messageId <= visit.toId;
  tx.db.run(
    `UPDATE patrolReads SET fromId = min(fromId, :messageId), toId = max(toId, :messageId), messages = messages + :more,
       endedAt = :at, dwell = dwell + :dwell WHERE id = :id`,
    { id: visit.id, messageId, dwell, more: isKnown ? 0 : 1, at: reading.at },
  );
}

/** A recent visit of this person that holds the message, or next to which nothing else was said in the group. */
function touching(db: ReadableDb, groupKey: number, messageId: MessageId, { at, by }: Reading): Visit | null {
  const recent = db.all<Visit>(
    `SELECT id, fromId, toId FROM patrolReads WHERE groupKey = :groupKey AND personId = :by AND day = :day AND how = 'read'
       AND endedAt >= :since ORDER BY id DESC LIMIT 20`,
    { groupKey, by, day: dayNumber(at), since: at - VISIT_PAUSE_MS },
  );
  const between = (after: number, before: number): boolean =>
    db.get('SELECT 1 FROM messages WHERE groupKey = :groupKey AND id > :after AND id < :before LIMIT 1', {
      groupKey,
      after,
      before,
    }) !== undefined;
  return (
    recent.find(({ fromId, toId }) => {
      if (messageId > toId) return !between(toId, messageId);
      return messageId >= fromId || !between(messageId, fromId);
    }) ?? null
  );
}

function insertVisit(
  tx: WriteTransaction,
  groupKey: number,
  visit: Omit<Visit, 'id'> & { readonly messages: number; readonly dwell: number; readonly how: 'read' | 'marked' },
  { at, by }: Reading,
): void {
  tx.db.run(
    `INSERT INTO patrolReads (personId, groupKey, day, fromId, toId, messages, startedAt, endedAt, dwell, how)
     VALUES (:by, :groupKey, :day, :fromId, :toId, :messages, :startedAt, :at, :dwell, :how)`,
    { ...visit, by, groupKey, day: dayNumber(at), startedAt: at - visit.dwell, at },
  );
}

/**
 * Moves on how far a group is read without a gap: over what was decided, and over what anybody's visit holds. Where nothing is
 * left the group is covered for this day.
 */
function settleGroup(tx: WriteTransaction, groupKey: number, { at, by }: Reading): void {
  const before = readToOf(tx.db, groupKey);
  let readTo = before;
  for (;;) {
    const next = firstUnread(tx.db, groupKey, readTo);
    if (next === null) {
      readTo = newestOfGroup(tx.db, groupKey) ?? 0;
      tx.db.run(
        `INSERT INTO patrolDays (day, groupKey, coveredAt, coveredBy) VALUES (:day, :groupKey, :at, :by) ON CONFLICT (day, groupKey) DO NOTHING`,
        { day: dayNumber(at), groupKey, at, by },
      );
      break;
    }
    const read = readBeyond(tx.db, groupKey, next);
    if (read === null) {
      readTo = next - 1;
      break;
    }
    readTo = read;
  }
  if (readTo === before) return;
  tx.db.run(
    'INSERT INTO patrolGroups (groupKey, readTo) VALUES (:groupKey, :readTo) ON CONFLICT (groupKey) DO UPDATE SET readTo = excluded.readTo',
    { groupKey, readTo },
  );
}

function readToOf(db: ReadableDb, groupKey: number): number {
  return (
    db.get<{ readTo: number }>('SELECT readTo FROM patrolGroups WHERE groupKey = :groupKey', { groupKey })?.readTo ?? 0
  );
}

function firstUnread(db: ReadableDb, groupKey: number, readTo: number): MessageId | null {
  return (
    db.get<{ id: MessageId }>(
      'SELECT id FROM messages WHERE groupKey = :groupKey AND id > :readTo AND state = 0 ORDER BY id LIMIT 1',
      { groupKey, readTo },
    )?.id ?? null
  );
}

/** How far a visit reaches that holds a message; null where none does. */
function readBeyond(db: ReadableDb, groupKey: number, messageId: number): number | null {
  return (
    db.get<{ toId: number | null }>(
      'SELECT max(toId) AS toId FROM patrolReads WHERE groupKey = :groupKey AND toId >= :messageId AND fromId <= :messageId',
      { groupKey, messageId },
    )?.toId ?? null
  );
}
