import type { AccountId, MessageId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** One account's copy of a message, and where its raw frame is kept. */
export interface NewSighting {
  readonly messageId: MessageId;
  readonly accountKey: number;
  readonly localId: string;
  readonly frameBatchId: number;
  readonly frameIndex: number;
}

/** Adds an account's copy of a message. */
export async function addSighting(tx: WriteTransaction, sighting: NewSighting): Promise<void> {
  tx.db.run(
    `INSERT INTO sightings (messageId, accountKey, localId, frameBatchId, frameIndex)
     VALUES (:messageId, :accountKey, :localId, :frameBatchId, :frameIndex)`,
    { ...sighting },
  );
}

/** The accounts that saw a message, in the order in which they did; seen means that its frame was stored. */
export async function sightingsOf(
  db: ReadableDb,
  messageId: MessageId,
): Promise<readonly { readonly accountId: AccountId; readonly accountLabel: string; readonly seenAt: Instant }[]> {
  return db.all(
    `SELECT a.id AS accountId, a.label AS accountLabel, b.storedAt AS seenAt
     FROM sightings s JOIN accounts a ON a.accountKey = s.accountKey JOIN frameBatches b ON b.id = s.frameBatchId
     WHERE s.messageId = :messageId ORDER BY s.frameBatchId, s.frameIndex`,
    { messageId },
  );
}
