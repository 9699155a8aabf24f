import type { MessageId } from '../../domain/ids.ts';
import { TWIN_WINDOW_MS } from '../../domain/message/merge.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** Long enough that most windows of ±3 s lie in one bucket, short enough that new keys stay near the end of the tree. */
const BUCKET_MS = 16_000;

/** The bucket of time a message was sent in. */
export function bucketOf(sentAt: number): number {
  return Math.floor(sentAt / BUCKET_MS);
}

/** Messages with this fingerprint that were sent within the window of merging around a moment, in order of arrival. */
export async function messagesAlike(
  db: ReadableDb,
  fingerprint: number,
  sentAt: Instant,
): Promise<readonly MessageId[]> {
  const first = bucketOf(sentAt - TWIN_WINDOW_MS);
  const last = bucketOf(sentAt + TWIN_WINDOW_MS);
  const ids = alikeIn(db, first, fingerprint);
  return first === last ? ids : [...ids, ...alikeIn(db, last, fingerprint)].sort((a, b) => a - b);
}

/** Makes a message known to those that come later. */
export async function addTwinKey(
  tx: WriteTransaction,
  key: { readonly messageId: MessageId; readonly fingerprint: number; readonly sentAt: Instant },
): Promise<void> {
  tx.db.run('INSERT INTO twins (bucket, fingerprint, messageId) VALUES (:bucket, :fingerprint, :messageId)', {
    bucket: bucketOf(key.sentAt),
    fingerprint: key.fingerprint,
    messageId: key.messageId,
  });
}

function alikeIn(db: ReadableDb, bucket: number, fingerprint: number): MessageId[] {
  return db
    .all<{ messageId: MessageId }>(
      'SELECT messageId FROM twins WHERE bucket = :bucket AND fingerprint = :fingerprint ORDER BY messageId',
      { bucket, fingerprint },
    )
    .map((row) => row.messageId);
}
