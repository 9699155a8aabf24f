import { afterEach, beforeEach, expect, it } from 'vitest';
import { instant } from '../../../domain/time/instant.ts';
import { aFolder, TEST_NOW, type TestFolder } from '../a-store.ts';
import { messagesAlike, sealedAlike } from '../twins.ts';
import { shorterBuckets } from './0027-shorter-buckets.ts';
import { migrated } from './a-migrated-store.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

/** The buckets there were before. */
const OLD_BUCKET_MS = 16_000;

/** A message of that key, with a twin key of its own, or a sealed one. */
function said(id: number, sentAt: number, sealed: boolean): readonly string[] {
  const bucket = Math.floor(sentAt / OLD_BUCKET_MS);
  return [
    `INSERT INTO messages (id, groupKey, sentAt, receivedAt, kind, text, isOwn, isHit) VALUES (${id}, 1, ${sentAt}, ${sentAt}, 0, '句', 0, 0)`,
    sealed
      ? `INSERT INTO sealedTwins (bucket, digest, messageId) VALUES (${bucket}, x'0${id}', ${id})`
      : `INSERT INTO twins (bucket, fingerprint, messageId) VALUES (${bucket}, 77, ${id})`,
  ];
}

it('finds every message again by what two accounts must agree on, sealed ones too, and no other', async () => {
  const FILLING = [
    `INSERT INTO groups (groupKey, id, centerId, platform, externalId, name, version) VALUES (1, 'g', 'center', 'qq', '1', '群', 1)`,
    ...said(1, TEST_NOW, false),
    ...said(2, TEST_NOW + 2_999, false),
    ...said(3, TEST_NOW + 90_000, false),
    ...said(4, TEST_NOW + 1_000, true),
  ];
  const store = await migrated(folder, shorterBuckets, async (tx) => FILLING.forEach((sql) => tx.db.run(sql)));
  const alike = await messagesAlike(store.read, 77, TEST_NOW);
  const later = await messagesAlike(store.read, 77, instant(TEST_NOW + 90_000));
  const sealed = await sealedAlike(store.read, 5, TEST_NOW, () => Uint8Array.of(4));
  const others = await messagesAlike(store.read, 78, TEST_NOW);
  await store.close();
  expect([alike, later, sealed, others]).toEqual([[1, 2], [3], [4], []]);
});
