import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, type TestFolder } from '../a-store.ts';
import { migrated } from './a-migrated-store.ts';
import { groupRegister } from './0020-group-register.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

it('gives the groups that are there no owner and a cap of 500, keeps their counts, and lets nobody change one', async () => {
  const store = await migrated(folder, groupRegister, async (tx) => {
    tx.db.run(
      `INSERT INTO groups (groupKey, id, centerId, platform, externalId, name, version)
       VALUES (1, 'g', 'center', 'qq', '7773749793478223190', '群', 1)`,
    );
    tx.db.run('INSERT INTO memberCounts (groupKey, countedAt, members) VALUES (1, 10, 451)');
  });
  const refused = async (sql: string): Promise<string> =>
    store
      .write(async (tx) => void tx.db.run(sql))
      .then(
        () => 'done',
        (error: unknown) => String(error),
      );
  const outcome = [
    await refused('UPDATE memberCounts SET members = 1'),
    await refused('DELETE FROM memberCounts'),
    await refused('INSERT OR REPLACE INTO memberCounts (groupKey, countedAt, members) VALUES (1, 10, 1)'),
  ];
  const group = store.read.get('SELECT externalId, owner, memberCap FROM groups');
  const counts = store.read.all('SELECT countedAt, members, countedBy FROM memberCounts');
  await store.close();
  expect({ group, counts }).toEqual({
    group: { externalId: '7773749793478223190', owner: '', memberCap: 500 },
    counts: [{ countedAt: 10, members: 451, countedBy: null }],
  });
  expect(outcome.map((words) => /append-only|done/.exec(words)?.[0])).toEqual(['append-only', 'append-only', 'done']);
});
