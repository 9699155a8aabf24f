import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { MessageId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** The number the next batch of frames will have; only the one writer adds batches. */
export async function nextFrameBatchId(db: ReadableDb): Promise<number> {
  return db.get<{ next: number }>('SELECT coalesce(max(id), 0) + 1 AS next FROM frameBatches')?.next ?? 1;
}

/** Keeps the frames of a batch, exactly as they arrived, in one blob: they share most of what they hold. Brotli looks further back than deflate, over the whole batch, in less time. Nothing is added for none. */
export async function keepFrames(
  tx: WriteTransaction,
  id: number,
  frames: readonly string[],
  storedAt: Instant,
): Promise<void> {
  if (frames.length === 0) return;
  tx.db.run('INSERT INTO frameBatches (id, storedAt, frameCount, body) VALUES (:id, :storedAt, :frameCount, :body)', {
    id,
    storedAt,
    frameCount: frames.length,
    body: packFrames(frames),
  });
}

/** The frame an account delivered a message in; null where that account never saw it. */
export async function readFrame(db: ReadableDb, messageId: MessageId, accountKey: number): Promise<string | null> {
  const row = db.get<{ frameIndex: number; body: Buffer }>(
    `SELECT s.frameIndex, b.body FROM sightings s JOIN frameBatches b ON b.id = s.frameBatchId
     WHERE s.messageId = :messageId AND s.accountKey = :accountKey`,
    { messageId, accountKey },
  );
  return row === undefined ? null : (unpackFrames(row.body)[row.frameIndex] ?? null);
}

/** Where a frame lies. */
interface FramePlace {
  readonly frameBatchId: number;
  readonly frameIndex: number;
}

/** The frame at a place; null where there is none. */
export function frameAt(db: ReadableDb, { frameBatchId, frameIndex }: FramePlace): string | null {
  const row = db.get<{ body: Buffer }>('SELECT body FROM frameBatches WHERE id = :frameBatchId', { frameBatchId });
  return row === undefined ? null : (unpackFrames(row.body)[frameIndex] ?? null);
}

/** Cuts one frame out of its batch; the places of the others stay what they are. */
export async function blankFrame(tx: WriteTransaction, { frameBatchId, frameIndex }: FramePlace): Promise<void> {
  const row = tx.db.get<{ body: Buffer }>('SELECT body FROM frameBatches WHERE id = :frameBatchId', { frameBatchId });
  if (row === undefined) return;
  const frames = unpackFrames(row.body).with(frameIndex, '');
  tx.db.run('UPDATE frameBatches SET body = :body WHERE id = :frameBatchId', {
    frameBatchId,
    body: packFrames(frames),
  });
}

/** Length of each frame in bytes (32-bit, little-endian, after their number), then the frames. */
function packFrames(frames: readonly string[]): Uint8Array {
  const bodies = frames.map((frame) => Buffer.from(frame, 'utf8'));
  const header = Buffer.alloc(4 * (bodies.length + 1));
  header.writeUInt32LE(bodies.length, 0);
  bodies.forEach((body, index) => header.writeUInt32LE(body.length, 4 * (index + 1)));
  return brotliCompressSync(Buffer.concat([header, ...bodies]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_LGWIN]: 20 },
  });
}

function unpackFrames(body: Uint8Array): readonly string[] {
  const bytes = brotliDecompressSync(body);
  const count = bytes.readUInt32LE(0);
  let start = 4 * (count + 1);
  return Array.from({ length: count }, (_, index) => {
    const end = start + bytes.readUInt32LE(4 * (index + 1));
    const frame = bytes.toString('utf8', start, end);
    start = end;
    return frame;
  });
}
