import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, type TestFolder } from '../a-store.ts';
import type { ReadableDb } from '../store.ts';
import { migrated } from './a-migrated-store.ts';
import { countyCounts } from './0013-county-counts.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

const kept = (db: ReadableDb) => ({
  counts: db.all('SELECT county, messages, new, newHits, later FROM countyCounts ORDER BY county'),
  hours: db.all('SELECT hour, county, messages FROM countyHours WHERE messages > 0 ORDER BY hour, county'),
});

it('counts what is there for each county, and follows decisions and groups that are placed elsewhere', async () => {
  const store = await migrated(folder, countyCounts, async (tx) => {
    for (const [code, level] of [
      ['430281', 'county'],
      ['430281001001', 'village'],
      ['430202', 'county'],
      ['430202001001', 'village'],
    ] as const)
      tx.db.run(`INSERT INTO regions (code, name, level, pinyin) VALUES (:code, :code, :level, '')`, { code, level });
    for (const [key, village] of [
      [1, '430281001001'],
      [2, '430202001001'],
      [3, null],
    ] as const)
      tx.db.run(
        `INSERT INTO groups (groupKey, id, centerId, platform, externalId, name, villageCode, version)
         VALUES (:key, :id, 'center', 'qq', :id, '群', :village, 1)`,
        { key, id: `g${key}`, village },
      );
    for (const [id, group, state, isHit] of [
      [1, 1, 0, 1],
      [2, 1, 5, 0],
      [3, 2, 0, 0],
      [4, 3, 0, 1],
    ] as const)
      tx.db.run(
        `INSERT INTO messages (id, groupKey, sentAt, receivedAt, kind, text, isOwn, isHit, state) VALUES (:id, :group, :sentAt, 1, 0, '', 0, :isHit, :state)`,
        { id, group, state, isHit, sentAt: 3_600_000 * id },
      );
  });
  const first = kept(store.read);
  await store.write(async (tx) => void tx.db.run('UPDATE messages SET state = 4 WHERE id = 1'));
  await store.write(async (tx) => void tx.db.run(`UPDATE groups SET villageCode = '430281001001' WHERE groupKey = 2`));
  await store.write(async (tx) => void tx.db.run('UPDATE groups SET villageCode = NULL WHERE groupKey = 1'));
  const last = kept(store.read);
  await store.close();
  expect(first).toEqual({
    counts: [
      { county: '430202', messages: 1, new: 1, newHits: 0, later: 0 },
      { county: '430281', messages: 2, new: 1, newHits: 1, later: 1 },
    ],
    hours: [
      { hour: 9, county: '430281', messages: 1 },
      { hour: 10, county: '430281', messages: 1 },
      { hour: 11, county: '430202', messages: 1 },
    ],
  });
  expect(last).toEqual({
    counts: [
      { county: '430202', messages: 0, new: 0, newHits: 0, later: 0 },
      { county: '430281', messages: 1, new: 1, newHits: 0, later: 0 },
    ],
    hours: [{ hour: 11, county: '430281', messages: 1 }],
  });
});
