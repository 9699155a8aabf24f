import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, type TestFolder } from '../a-store.ts';
import { migrated, trying } from './a-migrated-store.ts';
import { groupsAnImportMade } from './0026-groups-an-import-made.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

/** 1 was there before the import, 2 and 3 came with it, and an account sits in 3. */
const FILLING = [
  `INSERT INTO accounts (accountKey, id, centerId, label, holder, connector, role, platform, settings, enabled, lamp, version)
   VALUES (1, 'a', 'center', '一号机', '李巡', 'onebot11-reverse', 'monitor', 'qq', '{}', 1, 'idle', 1)`,
  ...[1, 2, 3].map(
    (key) =>
      `INSERT INTO groups (groupKey, id, centerId, platform, externalId, name, version) VALUES (${key}, 'g${key}', 'center', 'qq', '${key}', '群', 1)`,
  ),
  'INSERT INTO memberCounts (groupKey, countedAt, members) VALUES (1, 10, 451), (2, 10, 452), (3, 10, 453)',
  'INSERT INTO accountGroups (accountKey, groupKey, firstSeenAt) VALUES (1, 3, 5)',
  `INSERT INTO registerImports (id, centerId, importedAt, importedBy, fileName, sha256, added, changed) VALUES ('i', 'center', 1, 'p', '表', '0', 2, 1)`,
  `INSERT INTO registerImportRows (importId, groupKey, version, before) VALUES ('i', 1, 2, '{}'), ('i', 2, 1, NULL), ('i', 3, 1, NULL)`,
];

it('lets the counts of a group go that only an import has made, and no other', async () => {
  const store = await migrated(folder, groupsAnImportMade, async (tx) => FILLING.forEach((sql) => tx.db.run(sql)));
  const removing = (groupKey: number) => trying(store, `DELETE FROM memberCounts WHERE groupKey = ${groupKey}`);
  const outcome = [await removing(1), await removing(2), await removing(3)];
  const left = store.read.all('SELECT groupKey, members FROM memberCounts ORDER BY groupKey');
  await store.close();
  expect(outcome).toEqual(['append-only', 'done', 'append-only']);
  expect(left).toEqual([
    { groupKey: 1, members: 451 },
    { groupKey: 3, members: 453 },
  ]);
});
