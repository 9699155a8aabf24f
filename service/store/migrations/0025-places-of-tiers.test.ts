import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, TEST_NOW, type TestFolder } from '../a-store.ts';
import { migrated } from './a-migrated-store.ts';
import { placesOfTiers } from './0025-places-of-tiers.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

const REGIONS = [
  ['430202', 'county'],
  ['430202001', 'township'],
  ['430202001001', 'village'],
] as const;
/** Tier and place as they were; the last group lies in a village whose township nobody has written down. */
const GROUPS = [
  ['township', '430202001001'],
  ['supervision', '430202001001'],
  ['village', '430202001001'],
  ['team', '430202001001'],
  ['township', null],
  ['township', '430299001001'],
] as const;

it('lifts groups of townships and counties out of a village, and leaves messages, counts and versions as they were', async () => {
  const store = await migrated(folder, placesOfTiers, async (tx) => {
    for (const [code, level] of [...REGIONS, ['430299001001', 'village'] as const])
      tx.db.run(`INSERT INTO regions (code, name, level, parentCode, pinyin) VALUES (:code, :code, :level, NULL, '')`, {
        code,
        level,
      });
    for (const [index, [tier, villageCode]] of GROUPS.entries())
      tx.db.run(
        `INSERT INTO groups (groupKey, id, centerId, platform, externalId, name, villageCode, tier, version)
         VALUES (:key, :name, 'center', 'qq', :name, :name, :villageCode, :tier, 3)`,
        { key: index + 1, name: `g${index + 1}`, villageCode, tier },
      );
    tx.db.run(
      `INSERT INTO messages (id, groupKey, sentAt, receivedAt, kind, text, isOwn, isHit) VALUES (1, 1, :at, :at, 0, '', 0, 0)`,
      { at: TEST_NOW },
    );
    tx.db.run(`INSERT INTO countyCounts (county, messages, new, newHits, later) VALUES ('430202', 1, 1, 0, 0)`);
  });
  const groups = store.read.all<{ villageCode: string | null; version: number }>(
    'SELECT villageCode, version FROM groups ORDER BY groupKey',
  );
  const counts = store.read.all('SELECT county, messages FROM countyCounts');
  await store.close();
  expect(groups.map(({ villageCode, version }) => [villageCode, version])).toEqual([
    ['430202001', 3],
    ['430202', 3],
    ['430202001001', 3],
    ['430202001001', 3],
    [null, 3],
    ['430299001001', 3],
  ]);
  expect(counts).toEqual([{ county: '430202', messages: 1 }]);
});
