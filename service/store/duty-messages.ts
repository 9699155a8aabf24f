import type { IncomingMessage } from '../../domain/message/message.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { kindNumber } from './message-kinds.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A message a duty account 督办号 saw. */
export interface NewDutyMessage {
  readonly accountKey: number;
  readonly groupKey: number;
  readonly message: IncomingMessage;
  readonly receivedAt: Instant;
  readonly frameBatchId: number;
  readonly frameIndex: number;
}

/** Keeps a message of a duty account apart from the villagers' inbox (S03); answers false where it was delivered before. */
export async function insertDutyMessage(tx: WriteTransaction, added: NewDutyMessage): Promise<boolean> {
  const { message, ...place } = added;
  const { changes } = tx.db.run(
    `INSERT INTO dutyMessages (accountKey, groupKey, localId, serverId, senderId, senderName, sentAt, receivedAt, kind, text, segments,
       isOwn, frameBatchId, frameIndex)
     VALUES (:accountKey, :groupKey, :localId, :serverId, :senderId, :senderName, :sentAt, :receivedAt, :kind, :text, :segments,
       :isOwn, :frameBatchId, :frameIndex) ON CONFLICT (groupKey, accountKey, localId) DO NOTHING`,
    {
      ...place,
      localId: message.localId,
      serverId: message.serverId,
      senderId: message.senderExternalId,
      senderName: message.senderName,
      sentAt: message.sentAt,
      kind: kindNumber(message.messageKind),
      text: message.text,
      segments: message.segments === null ? null : JSON.stringify(message.segments),
      isOwn: Number(message.isOwn),
    },
  );
  return changes > 0;
}

/** Marks a duty account's message as taken back; answers whether there is such a message. */
export async function markDutyRecalled(
  tx: WriteTransaction,
  recall: { readonly accountKey: number; readonly groupKey: number; readonly localId: string; readonly at: Instant },
): Promise<boolean> {
  const { changes } = tx.db.run(
    `UPDATE dutyMessages SET recalledAt = coalesce(recalledAt, :at)
     WHERE groupKey = :groupKey AND accountKey = :accountKey AND localId = :localId`,
    recall,
  );
  return changes > 0;
}

/** How many messages of duty accounts are kept. */
export async function countDutyMessages(db: ReadableDb): Promise<number> {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM dutyMessages')?.n ?? 0;
}
