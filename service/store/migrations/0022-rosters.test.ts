import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, type TestFolder } from '../a-store.ts';
import { migrated, trying } from './a-migrated-store.ts';
import { rosters } from './0022-rosters.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

const FILLING = [
  `INSERT INTO accounts (accountKey, id, centerId, label, holder, connector, role, platform, settings, enabled, lamp, version)
   VALUES (1, 'a', 'center', '一号机', '李巡', 'onebot11-reverse', 'monitor', 'qq', '{}', 1, 'idle', 1)`,
  `INSERT INTO regions (code, name, level, parentCode, pinyin) VALUES ('430202001001', '明照村', 'village', NULL, '')`,
  `INSERT INTO groups (groupKey, id, centerId, platform, externalId, name, villageCode, version)
   VALUES (1, 'g', 'center', 'qq', '7773749793478223190', '群', '430202001001', 4)`,
  'INSERT INTO memberCounts (groupKey, countedAt, members) VALUES (1, 10, 451)',
  `INSERT INTO membershipEvents (groupKey, accountKey, memberExternalId, change, at)
   VALUES (1, 1, '7', 'joined', 5), (1, 1, '7', 'left', 9), (1, 1, '8', 'joined', 6)`,
];

it('keeps what notices have told as moments, and lets lists be read beside them', async () => {
  const store = await migrated(folder, rosters, async (tx) => FILLING.forEach((sql) => tx.db.run(sql)));
  const member = (groupKey: number, role: string) =>
    `INSERT INTO groupMembers (groupKey, memberExternalId, nickname, card, role, firstSeenAt) VALUES (${groupKey}, '7', '甲', '', '${role}', 20)`;
  const outcome = [
    await trying(store, member(1, 'member')),
    await trying(store, member(1, 'member')),
    await trying(store, member(2, 'member')),
    await trying(store, member(1, 'guest')),
    await trying(
      store,
      `INSERT INTO dutyPosts (villageCode, sort, post, name) VALUES ('430299001001', 0, '网格员', '')`,
    ),
    await trying(
      store,
      `INSERT INTO dutyPosts (villageCode, sort, post, name) VALUES ('430202001001', 0, '网格员', '')`,
    ),
    await trying(
      store,
      `INSERT INTO membershipEvents (groupKey, accountKey, memberExternalId, change, at, since) VALUES (1, 1, '9', 'joined', 20, 10)`,
    ),
  ];
  const events = store.read.all('SELECT memberExternalId AS who, change, since, at FROM membershipEvents ORDER BY id');
  const group = store.read.get('SELECT villageCode, version FROM groups');
  const plan = store.read.all<{ detail: string }>(
    'EXPLAIN QUERY PLAN SELECT id FROM membershipEvents WHERE groupKey = 1 ORDER BY id DESC',
  );
  await store.close();
  expect(outcome).toEqual(['done', 'UNIQUE', 'FOREIGN KEY', 'CHECK', 'FOREIGN KEY', 'done', 'done']);
  expect({ group, events }).toEqual({
    group: { villageCode: '430202001001', version: 4 },
    events: [
      { who: '7', change: 'joined', since: null, at: 5 },
      { who: '7', change: 'left', since: null, at: 9 },
      { who: '8', change: 'joined', since: null, at: 6 },
      { who: '9', change: 'joined', since: 10, at: 20 },
    ],
  });
  expect(plan.map(({ detail }) => /membershipEvents_by_groupKey/.test(detail))).toEqual([true]);
});
