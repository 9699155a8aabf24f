import type { MessageId, OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { counterOf, setCounter } from './counters.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A message that was found to speak of a matter. */
export interface JoinedMessage {
  readonly messageId: MessageId;
  /** First message of the matter. */
  readonly clusterId: MessageId;
  readonly similarity: number;
  readonly sentAt: Instant;
}

/** Adds messages to their matters; the first message of a matter joins with the second. A message that somebody took out stays out. */
export async function joinClusters(tx: WriteTransaction, joined: readonly JoinedMessage[]): Promise<void> {
  for (const { messageId, clusterId, similarity, sentAt } of joined) {
    if (tx.db.get('SELECT 1 FROM clusterLeavers WHERE messageId = :messageId', { messageId }) !== undefined) continue;
    startCluster(tx, clusterId);
    const { changes } = tx.db.run(
      `INSERT INTO clusterMessages (messageId, clusterId, similarity) VALUES (:messageId, :clusterId, :similarity)
       ON CONFLICT DO NOTHING`,
      { messageId, clusterId, similarity },
    );
    if (changes === 0) continue;
    tx.db.run(
      `UPDATE clusters SET messages = messages + 1, firstAt = min(firstAt, :sentAt), lastAt = max(lastAt, :sentAt) WHERE id = :clusterId`,
      { clusterId, sentAt },
    );
  }
}

/** Opens a matter with its first message, unless that one was taken out; then the matter begins without it. */
function startCluster(tx: WriteTransaction, clusterId: MessageId): void {
  if (tx.db.get('SELECT 1 FROM clusters WHERE id = :clusterId', { clusterId }) !== undefined) return;
  const first = tx.db.get<{ sentAt: Instant; hasLeft: number }>(
    `SELECT sentAt, EXISTS (SELECT 1 FROM clusterLeavers WHERE messageId = :clusterId) AS hasLeft FROM messages WHERE id = :clusterId`,
    { clusterId },
  );
  if (first === undefined) throw new Error(`A matter began with message ${clusterId}, which does not exist`);
  const { sentAt, hasLeft } = first;
  tx.db.run('INSERT INTO clusters (id, messages, firstAt, lastAt) VALUES (:clusterId, :messages, :sentAt, :sentAt)', {
    clusterId,
    sentAt,
    messages: hasLeft === 1 ? 0 : 1,
  });
  if (hasLeft === 1) return;
  tx.db.run('INSERT INTO clusterMessages (messageId, clusterId, similarity) VALUES (:clusterId, :clusterId, 1)', {
    clusterId,
  });
}

/** Takes a message out of its matter for good; answers whether it was in one. */
export async function leaveCluster(
  tx: WriteTransaction,
  messageId: MessageId,
  { at, by }: { readonly at: Instant; readonly by: OperatorId },
): Promise<boolean> {
  const clusterId = clusterOf(tx.db, messageId);
  if (clusterId === null) return false;
  tx.db.run('DELETE FROM clusterMessages WHERE messageId = :messageId', { messageId });
  tx.db.run(
    `INSERT INTO clusterLeavers (messageId, clusterId, at, by) VALUES (:messageId, :clusterId, :at, :by)
     ON CONFLICT (messageId) DO UPDATE SET clusterId = excluded.clusterId, at = excluded.at, by = excluded.by`,
    { messageId, clusterId, at, by },
  );
  tx.db.run(
    `UPDATE clusters SET (messages, firstAt, lastAt) = (
       SELECT count(*), coalesce(min(m.sentAt), clusters.firstAt), coalesce(max(m.sentAt), clusters.lastAt)
       FROM clusterMessages c JOIN messages m ON m.id = c.messageId WHERE c.clusterId = clusters.id)
     WHERE id = :clusterId`,
    { clusterId },
  );
  tx.changed('message', String(messageId), null);
  return true;
}

/** Lets a message that was taken out be grouped again by the next grouping; answers whether it had been taken out. */
export async function returnToCluster(tx: WriteTransaction, messageId: MessageId): Promise<boolean> {
  const left = tx.db.get<{ clusterId: MessageId; sentAt: Instant }>(
    'SELECT l.clusterId, m.sentAt FROM clusterLeavers l JOIN messages m ON m.id = l.messageId WHERE l.messageId = :messageId',
    { messageId },
  );
  if (left === undefined) return false;
  tx.db.run('DELETE FROM clusterLeavers WHERE messageId = :messageId', { messageId });
  await joinClusters(tx, [{ messageId, ...left, similarity: 1 }]);
  tx.changed('message', String(messageId), null);
  return true;
}

/** The matter of a message; null where it is alone. */
export function clusterOf(db: ReadableDb, messageId: MessageId): MessageId | null {
  const sql = 'SELECT clusterId FROM clusterMessages WHERE messageId = :messageId';
  return db.get<{ clusterId: MessageId }>(sql, { messageId })?.clusterId ?? null;
}

/** Drops every grouping that nobody made by hand; messages are grouped anew from the first. */
export async function regroup(tx: WriteTransaction): Promise<void> {
  tx.db.run('DELETE FROM clusterMessages');
  tx.db.run('DELETE FROM clusters');
  setCounter(tx, 'analysed', 0);
  setCounter(tx, 'grouping', counterOf(tx.db, 'grouping') + 1);
  tx.changed('message', null, null);
}
