import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, type TestFolder } from '../a-store.ts';
import { migrated } from './a-migrated-store.ts';
import { rolesAndTerritory } from './0003-roles-and-territory.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

it('makes system administrators of the administrators and gives everybody the whole city', async () => {
  const after = await migrated(folder, rolesAndTerritory, async (tx) => {
    for (const [id, role] of [
      ['1', 'operator'],
      ['2', 'administrator'],
    ] as const) {
      tx.db.run(`INSERT INTO people (id, centerId, name, role, version) VALUES (:id, 'center', '某人', :role, 1)`, {
        id,
        role,
      });
    }
  });
  const people = after.read.all('SELECT id, role, territory, version FROM people ORDER BY id');
  await after.close();
  expect(people).toEqual([
    { id: '1', role: 'operator', territory: '[]', version: 1 },
    { id: '2', role: 'system-admin', territory: '[]', version: 2 },
  ]);
});
