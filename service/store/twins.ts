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

function alikeIn(db: ReadableDb, bucket: number, fingerprint: number): MessageId[] {
  return db
    .all<{ messageId: MessageId }>(
      'SELECT messageId FROM twins WHERE bucket = :bucket AND fingerprint = :fingerprint ORDER BY messageId',
      { bucket, fingerprint },
    )
    .map((row) => row.messageId);
}
