import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, type TestFolder } from '../a-store.ts';
import { migrated } from './a-migrated-store.ts';
import { patrol } from './0015-patrol.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

it('takes everything that is there for read, and lets the clock of a question follow its triage', async () => {
  const store = await migrated(folder, patrol, async (tx) => {
    for (const key of [1, 2])
      tx.db.run(
        `INSERT INTO groups (groupKey, id, centerId, platform, externalId, name, version) VALUES (:key, :id, 'center', 'qq', :id, '群', 1)`,
        { key, id: `g${key}` },
      );
    for (const id of [3, 7])
      tx.db.run(
        `INSERT INTO messages (id, groupKey, sentAt, receivedAt, kind, text, isOwn, isHit) VALUES (:id, 1, 1, 1, 0, '', 0, 0)`,
        { id },
      );
  });
  const read = store.read.all('SELECT groupKey, readTo FROM patrolGroups ORDER BY groupKey');
  await store.write(
    async (tx) => void tx.db.run('INSERT INTO questions (messageId, groupKey, askedAt) VALUES (7, 1, 1)'),
  );
  const waits = async (state: number) => {
    await store.write(async (tx) => void tx.db.run('UPDATE messages SET state = :state WHERE id = 7', { state }));
    return store.read.get<{ waits: number }>('SELECT waits FROM questions')?.waits;
  };
  const followed = [await waits(4), await waits(5), await waits(1), await waits(0)];
  await store.close();
  expect([read, followed]).toEqual([
    [
      { groupKey: 1, readTo: 7 },
      { groupKey: 2, readTo: 0 },
    ],
    [0, 1, 0, 1],
  ]);
});
