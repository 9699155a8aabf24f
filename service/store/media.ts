import type { AttachmentKind, AttachmentRefusal, AttachmentState } from '../../domain/media/attachment.ts';
import type { PictureType } from '../../domain/media/sniff-picture.ts';
import type { MessageId } from '../../domain/ids.ts';
import type { Segment } from '../../domain/message/message.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** One picture, voice, film or file of a message; digest names its encrypted file. */
export interface StoredMedium {
  readonly id: number;
  readonly messageId: MessageId;
  readonly position: number;
  readonly kind: AttachmentKind;
  readonly name: string | null;
  readonly url: string | null;
  readonly state: AttachmentState;
  readonly reason: AttachmentRefusal | null;
  readonly tries: number;
  readonly digest: string | null;
  readonly bytes: number | null;
  readonly pictureType: PictureType | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** What its bytes turned out to be. */
export interface KeptMedium {
  readonly digest: string;
  readonly bytes: number;
  readonly picture: { readonly type: PictureType; readonly width: number; readonly height: number } | null;
}

const COLUMNS =
  'id, messageId, position, kind, name, url, state, reason, tries, digest, bytes, pictureType, width, height';

/** Adds a row for each medium of a new message; one with an address or bytes of its own waits to be fetched. */
export async function addMedia(
  tx: WriteTransaction,
  messageId: MessageId,
  segments: readonly Segment[],
): Promise<boolean> {
  let isWaiting = false;
  segments.forEach((segment, position) => {
    if (!('url' in segment)) return;
    isWaiting ||= segment.url !== null;
    tx.db.run(
      'INSERT INTO media (messageId, position, kind, name, url, state) VALUES (:messageId, :position, :kind, :name, :url, :state)',
      {
        messageId,
        position,
        kind: segment.kind,
        name: segment.name,
        url: segment.url,
        state: segment.url === null ? 'named' : 'waiting',
      },
    );
  });
  return isWaiting;
}

/** What waits to be fetched, the newest first, with the account that saw its message first. */
export async function waitingMedia(
  db: ReadableDb,
  limit: number,
): Promise<readonly (StoredMedium & { readonly accountKey: number })[]> {
  return db.all(
    `SELECT ${COLUMNS}, (SELECT s.accountKey FROM sightings s WHERE s.messageId = media.messageId
       ORDER BY s.frameBatchId, s.frameIndex LIMIT 1) AS accountKey
     FROM media WHERE state = 'waiting' ORDER BY tries, id DESC LIMIT :limit`,
    { limit },
  );
}

/** Every medium of these messages, in the order of the messages' parts. */
export async function mediaOfMessages(db: ReadableDb, ids: readonly MessageId[]): Promise<readonly StoredMedium[]> {
  return ids.flatMap((messageId) =>
    db.all<StoredMedium>(`SELECT ${COLUMNS} FROM media WHERE messageId = :messageId ORDER BY position`, { messageId }),
  );
}

/** The medium of this id; null where there is none. */
export async function findMedium(db: ReadableDb, id: number): Promise<StoredMedium | null> {
  return db.get<StoredMedium>(`SELECT ${COLUMNS} FROM media WHERE id = :id`, { id }) ?? null;
}

/** Writes down that the bytes are kept, and what they are. */
export async function mediumKept(
  tx: WriteTransaction,
  { id, messageId }: StoredMedium,
  kept: KeptMedium,
): Promise<void> {
  const { digest, bytes, picture } = kept;
  // Its message may have been sealed while the bytes came.
  if (tx.db.get('SELECT 1 FROM media WHERE id = :id', { id }) === undefined) {
    tx.db.run('INSERT OR IGNORE INTO filesToRemove (digest) VALUES (:digest)', { digest });
    return;
  }
  tx.db.run(
    `UPDATE media SET state = 'kept', digest = :digest, bytes = :bytes, pictureType = :type, width = :width, height = :height
     WHERE id = :id`,
    { id, digest, bytes, type: picture?.type ?? null, width: picture?.width ?? null, height: picture?.height ?? null },
  );
  tx.changed('message', String(messageId), null);
}

/** Writes down that the bytes stay where they are, or why they could not be had. */
export async function mediumLeft(
  tx: WriteTransaction,
  { id, messageId }: StoredMedium,
  reason: AttachmentRefusal | null,
): Promise<void> {
  tx.db.run('UPDATE media SET state = :state, reason = :reason WHERE id = :id', {
    id,
    state: reason === null ? 'named' : 'refused',
    reason,
  });
  tx.changed('message', String(messageId), null);
}

/** The next files that were to be removed, and whether a message still carries the same one. */
export async function nextFilesToRemove(
  db: ReadableDb,
  limit: number,
): Promise<readonly { readonly digest: string; readonly isUsed: 0 | 1 }[]> {
  return db.all(
    `SELECT digest, EXISTS (SELECT 1 FROM media m WHERE m.digest = filesToRemove.digest) AS isUsed FROM filesToRemove LIMIT :limit`,
    { limit },
  );
}

/** Writes down that a file is gone, or is to stay. */
export async function fileRemoved(tx: WriteTransaction, digest: string): Promise<void> {
  tx.db.run('DELETE FROM filesToRemove WHERE digest = :digest', { digest });
}

/** Counts a try that failed; the medium waits on behind the others. */
export async function mediumTried(tx: WriteTransaction, id: number): Promise<void> {
  tx.db.run('UPDATE media SET tries = tries + 1 WHERE id = :id', { id });
}
