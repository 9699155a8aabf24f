import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, type TestFolder } from '../a-store.ts';
import { migrated, trying } from './a-migrated-store.ts';
import { registerImports } from './0024-register-imports.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

const FILLING = [
  `INSERT INTO groups (groupKey, id, centerId, platform, externalId, name, owner, memberCap, version)
   VALUES (1, 'g', 'center', 'qq', '7773749793478223190', '群', '周正', 200, 4)`,
  'INSERT INTO memberCounts (groupKey, countedAt, members) VALUES (1, 10, 151)',
  `INSERT INTO groupTags (groupKey, tag) VALUES (1, '库区')`,
];
const IMPORT = `INSERT INTO registerImports (id, centerId, importedAt, importedBy, fileName, sha256, added, changed)
  VALUES ('i', 'center', 20, 'p', '群登记表.xlsx', '0', 0, 1)`;

it('leaves the register as it was, and remembers of a group what it was before an import, once and as JSON', async () => {
  const store = await migrated(folder, registerImports, async (tx) => FILLING.forEach((sql) => tx.db.run(sql)));
  const row = (groupKey: number, before: string) =>
    `INSERT INTO registerImportRows (importId, groupKey, version, before) VALUES ('i', ${groupKey}, 5, ${before})`;
  const outcome = [
    await trying(store, row(1, 'NULL')),
    await trying(store, IMPORT),
    await trying(store, row(1, `'{"owner":'`)),
    await trying(store, row(2, 'NULL')),
    await trying(store, row(1, `'{"owner":"周正"}'`)),
    await trying(store, row(1, 'NULL')),
  ];
  const group = store.read.get('SELECT externalId, owner, memberCap, version FROM groups');
  const counts = store.read.all('SELECT members, countedBy FROM memberCounts');
  const tags = store.read.all('SELECT tag FROM groupTags');
  const imports = store.read.all('SELECT fileName, undoneAt FROM registerImports');
  await store.close();
  expect(outcome).toEqual(['FOREIGN KEY', 'done', 'CHECK', 'FOREIGN KEY', 'done', 'UNIQUE']);
  expect({ group, counts, tags, imports }).toEqual({
    group: { externalId: '7773749793478223190', owner: '周正', memberCap: 200, version: 4 },
    counts: [{ members: 151, countedBy: null }],
    tags: [{ tag: '库区' }],
    imports: [{ fileName: '群登记表.xlsx', undoneAt: null }],
  });
});
