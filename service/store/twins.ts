import type { MessageId } from '../../domain/ids.ts';
import { TWIN_WINDOW_MS } from '../../domain/message/merge.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** Short, so that the new keys of a busy hour stand close together near the end of the tree. The migrations know it as well. */
const BUCKET_MS = 2_000;
/** A window of ±3 s reaches into no more than these. */
const BUCKETS = (2 * TWIN_WINDOW_MS) / BUCKET_MS + 1;
const WITHIN_WINDOW = Array.from({ length: BUCKETS }, (_, index) => `:first + ${index}`).join(', ');

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
  return db
    .all<{ messageId: MessageId }>(
      `SELECT messageId FROM twins WHERE bucket IN (${WITHIN_WINDOW}) AND fingerprint = :fingerprint ORDER BY messageId`,
      { first, fingerprint },
    )
    .map((row) => row.messageId);
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

/** Puts digests in the place of a message's twin keys, which would tell who said what to whoever tries their guess. */
export async function sealTwinKeys(
  tx: WriteTransaction,
  { messageId, sentAt }: { readonly messageId: MessageId; readonly sentAt: Instant },
  digestOf: (fingerprint: number) => Uint8Array,
): Promise<void> {
  const bucket = bucketOf(sentAt);
  const keys = tx.db.all<{ fingerprint: number }>(
    'SELECT fingerprint FROM twins WHERE bucket = :bucket AND messageId = :messageId',
    { bucket, messageId },
  );
  for (const { fingerprint } of keys) {
    tx.db.run(
      'INSERT INTO sealedTwins (bucket, digest, messageId) VALUES (:bucket, :digest, :messageId) ON CONFLICT DO NOTHING',
      { bucket, digest: digestOf(fingerprint), messageId },
    );
  }
  tx.db.run('DELETE FROM twins WHERE bucket = :bucket AND messageId = :messageId', { bucket, messageId });
}

/** Sealed messages with this fingerprint that were sent within the window of merging; nearly always there are none to compare with. */
export async function sealedAlike(
  db: ReadableDb,
  fingerprint: number,
  sentAt: Instant,
  digestOf: (fingerprint: number) => Uint8Array,
): Promise<readonly MessageId[]> {
  const near = db.all<{ digest: Uint8Array; messageId: MessageId }>(
    'SELECT digest, messageId FROM sealedTwins WHERE bucket BETWEEN :first AND :last ORDER BY messageId',
    { first: bucketOf(sentAt - TWIN_WINDOW_MS), last: bucketOf(sentAt + TWIN_WINDOW_MS) },
  );
  if (near.length === 0) return [];
  const digest = digestOf(fingerprint);
  return near.filter((twin) => Buffer.compare(twin.digest, digest) === 0).map((twin) => twin.messageId);
}
