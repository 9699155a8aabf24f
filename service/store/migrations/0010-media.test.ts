import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, type TestFolder } from '../a-store.ts';
import { migrated } from './a-migrated-store.ts';
import { media } from './0010-media.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

it('gives the pictures and files of the messages that are there rows of their own', async () => {
  const segments = JSON.stringify([
    { kind: 'text', text: '看' },
    { kind: 'image', name: 'a.jpg', url: 'http://127.0.0.1/a', md5: null },
    { kind: 'file', name: '帐.xlsx', url: null, md5: null },
  ]);
  const after = await migrated(folder, media, async (tx) => {
    for (const [id, parts] of [
      [1, segments],
      [2, null],
    ] as const) {
      tx.db.run(
        `INSERT INTO messages (id, groupKey, sentAt, receivedAt, kind, text, segments, isOwn, isHit)
         VALUES (:id, 1, 0, 0, 0, '看', :parts, 0, 0)`,
        { id, parts },
      );
    }
  });
  const rows = after.read.all('SELECT messageId, position, kind, name, url, state FROM media ORDER BY id');
  await after.close();
  expect(rows).toEqual([
    { messageId: 1, position: 1, kind: 'image', name: 'a.jpg', url: 'http://127.0.0.1/a', state: 'waiting' },
    { messageId: 1, position: 2, kind: 'file', name: '帐.xlsx', url: null, state: 'named' },
  ]);
});
