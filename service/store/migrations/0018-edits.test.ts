import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, type TestFolder } from '../a-store.ts';
import { migrated } from './a-migrated-store.ts';
import { edits } from './0018-edits.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

const ADD = `INSERT INTO messages (id, groupKey, sentAt, receivedAt, kind, text, isOwn, isHit, state)
  VALUES (:id, 1, :id, 1, 0, '水', 0, :isHit, :state)`;

it('keeps the messages that are there, and counts a hit that comes or goes, alone or with a decision', async () => {
  const store = await migrated(folder, edits, async (tx) => {
    tx.db.run(`INSERT INTO regions (code, name, level, pinyin) VALUES ('430281', '县', 'county', '')`);
    tx.db.run(`INSERT INTO regions (code, name, level, pinyin) VALUES ('430281001001', '村', 'village', '')`);
    tx.db.run(
      `INSERT INTO groups (groupKey, id, centerId, platform, externalId, name, villageCode, version)
       VALUES (1, 'g', 'center', 'qq', 'g', '群', '430281001001', 1)`,
    );
    for (const [id, isHit, state] of [
      [1, 0, 0],
      [2, 1, 0],
      [3, 1, 0],
      [4, 0, 4],
    ] as const)
      tx.db.run(ADD, { id, isHit, state });
    tx.db.run(`UPDATE counters SET value = 2 WHERE name = 'newHits'`);
    tx.db.run(
      `INSERT INTO countyCounts (county, messages, new, newHits, later) VALUES ('430281', 4, 3, 2, 0)
       ON CONFLICT (county) DO UPDATE SET messages = 4, new = 3, newHits = 2, later = 0`,
    );
  });
  const counted = () => [
    store.read.get<{ value: number }>(`SELECT value FROM counters WHERE name = 'newHits'`)?.value,
    store.read.get<{ newHits: number }>('SELECT newHits FROM countyCounts')?.newHits,
  ];
  const seen = [];
  for (const change of [
    'isHit = 1 WHERE id = 1',
    'isHit = 0 WHERE id = 2',
    'isHit = 0, state = 4 WHERE id = 3',
    'isHit = 1, state = 0 WHERE id = 4',
    'isHit = 1, state = 5 WHERE id = 2',
  ]) {
    await store.write(async (tx) => void tx.db.run(`UPDATE messages SET ${change}`));
    seen.push(counted());
  }
  const kept = store.read.all('SELECT count(*) AS n, count(editedAt) AS edited FROM messages');
  await store.close();
  expect({ seen, kept }).toEqual({
    seen: [
      [3, 3],
      [2, 2],
      [1, 1],
      [2, 2],
      [2, 2],
    ],
    kept: [{ n: 4, edited: 0 }],
  });
});
