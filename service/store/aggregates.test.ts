import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GroupId, MessageId, OperatorId, RegionCode } from '../../domain/ids.ts';
import { anyOf } from '../../domain/rules/rule.ts';
import { HOUR_MS, instant } from '../../domain/time/instant.ts';
import { accountIdOf, addAccount, aFolder, aRule, TEST_NOW, type TestFolder } from './a-store.ts';
import { findAccount, setLamp, updateAccount } from './accounts.ts';
import { closeGap, countOpenGaps, insertGap, listGaps } from './gaps.ts';
import { countGroups, listGroups } from './group-list.ts';
import { tagGroup } from './group-tags.ts';
import { addMemberCount, findGroup, insertGroup, joinGroup, loseGroup, placeGroup } from './groups.ts';
import { countNewMessages } from './message-counts.ts';
import { allRules, ruleVersions, saveRule } from './rules.ts';
import { countSetAside, keepAside, listSetAside } from './set-aside.ts';
import { countMessages, messagesPerHour } from './statistics.ts';
import type { Store } from './store.ts';
import { addTwinKey } from './twins.ts';
import { EVERYTHING } from '../../domain/people/scope.ts';

let folder: TestFolder;
let store: Store;
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const GROUP = '00000000-0000-7000-9000-000000000001' as GroupId;
const VILLAGE = '430211001001' as RegionCode;

async function addGroup(): Promise<number> {
  return store.write((tx) =>
    insertGroup(tx, 'center', {
      ...{ id: GROUP, platform: 'qq', externalId: '7', name: '曹柏村村民群', villageCode: null, tier: 'village' },
    }),
  );
}

describe('accounts', () => {
  it('stores a change only where nobody was faster, and never hands the token to a reader of its row', async () => {
    await addAccount(store, 1);
    const account = await findAccount(store.read, accountIdOf(1));
    if (account === null) throw new Error('The account is missing');
    const draft = { ...account, label: '二号', token: 'secret' };
    const versions = await store.write(async (tx) => [
      await updateAccount(tx, account.id, 1, draft),
      await updateAccount(tx, account.id, 1, draft),
    ]);
    expect([versions, await findAccount(store.read, account.id)]).toEqual([
      [2, null],
      { ...account, label: '二号', token: 'secret', version: 2 },
    ]);
  });

  it('keeps since when a lamp is lit', async () => {
    await addAccount(store, 1);
    const lit = (at: number, lamp: 'online' | 'offline') =>
      store.write((tx) => setLamp(tx, accountIdOf(1), { lamp, reason: null, at: instant(at) }));
    expect([await lit(1, 'online'), await lit(2, 'online'), await lit(3, 'offline')]).toEqual([true, false, true]);
    expect((await findAccount(store.read, accountIdOf(1)))?.lampSince).toBe(3);
  });
});

describe('groups', () => {
  it('lists a group with its newest count, its accounts and its place, found by name, village or pinyin', async () => {
    const [first, second] = [await addAccount(store, 1), await addAccount(store, 2)];
    const groupKey = await addGroup();
    await store.write(async (tx) => {
      tx.db.run(
        `INSERT INTO regions VALUES ('430211', '天元区', 'county', NULL, 'tianyuan'), (:code, '曹柏村', 'village', '430211', 'caobai')`,
        {
          code: VILLAGE,
        },
      );
      await placeGroup(tx, GROUP, 1, VILLAGE);
      await tagGroup(tx, { groupKey, id: GROUP }, ['库区']);
      await addMemberCount(tx, groupKey, { members: 300, at: instant(1) });
      await addMemberCount(tx, groupKey, { members: 310, at: instant(2) });
      await joinGroup(tx, first, groupKey, TEST_NOW);
      await joinGroup(tx, second, groupKey, TEST_NOW);
      await loseGroup(tx, second, groupKey, TEST_NOW);
    });
    const found = async (text: string) =>
      listGroups(
        store.read,
        { text, countyCode: null, withoutVillage: false, crowded: false, lacking: false, scope: EVERYTHING },
        { after: null, limit: 10 },
      );
    expect(await found('caobai')).toEqual([
      {
        ...{ id: GROUP, name: '曹柏村村民群', villageCode: VILLAGE, villageName: '曹柏村', countyName: '天元区' },
        ...{ externalId: '7', tier: 'village', owner: '', cap: 500, check: null },
        ...{ members: 310, membersAt: 2, accounts: 1, lastMessageAt: null, tags: ['库区'], version: 2 },
      },
    ]);
    expect([(await found('村民群')).length, (await found('城关')).length]).toEqual([1, 0]);
    expect([
      await countGroups(store.read, {
        text: '',
        countyCode: '430211' as RegionCode,
        ...{ withoutVillage: false, crowded: false, lacking: false },
        scope: EVERYTHING,
      }),
      await countGroups(store.read, {
        ...{ text: '', countyCode: null, withoutVillage: true, crowded: false, lacking: false, scope: EVERYTHING },
      }),
    ]).toEqual([1, 0]);
  });

  it('places a group only where nobody was faster', async () => {
    await addGroup();
    const versions = await store.write(async (tx) => [
      await placeGroup(tx, GROUP, 1, null),
      await placeGroup(tx, GROUP, 1, null),
    ]);
    expect([versions, (await findGroup(store.read, GROUP, EVERYTHING))?.version]).toEqual([[2, null], 2]);
  });
});

describe('gaps', () => {
  it('keeps a gap once, and closes it once', async () => {
    const accountKey = await addAccount(store, 1);
    const gap = { lastSeenAt: instant(5), firstSeenAt: instant(9), cause: 'disconnected', state: 'open' } as const;
    const ids = await store.write(async (tx) => [
      await insertGap(tx, accountKey, gap),
      await insertGap(tx, accountKey, gap),
    ]);
    expect([ids, await countOpenGaps(store.read, EVERYTHING)]).toEqual([[1, 1], 1]);
    const closing = { state: 'unfillable', at: TEST_NOW, by: 'p' as OperatorId } as const;
    const closed = await store.write(async (tx) => [await closeGap(tx, 1, closing), await closeGap(tx, 1, closing)]);
    expect([
      closed,
      await listGaps(store.read, { accountId: null, openOnly: false, limit: 9, scope: EVERYTHING }),
    ]).toEqual([
      [true, false],
      [
        {
          id: 1,
          accountId: accountIdOf(1),
          accountLabel: '账号1',
          accountKey: 1,
          connector: 'onebot11-reverse',
          fetchedAt: null,
          fetchOutcome: null,
          fetchFound: null,
          ...gap,
          state: 'unfillable',
        },
      ],
    ]);
  });
});

describe('what was set aside', () => {
  it('keeps the reason and the beginning of the bytes, per account, newest first', async () => {
    const accountKey = await addAccount(store, 1);
    const from = { accountKey, source: 'file.csv', at: TEST_NOW };
    await store.write(async (tx) => {
      await keepAside(tx, from, { reason: 'too-large', detail: '第 1 行', raw: new Uint8Array(100_000), row: 1 });
      await keepAside(tx, from, { reason: 'not-json', detail: '第 2 行', raw: '{', row: 2 });
      await keepAside(tx, { ...from, accountKey: null }, { reason: 'not-json', detail: '', raw: '{', row: 2 });
    });
    const page = { accountId: accountIdOf(1), before: null, limit: 9 };
    expect(
      (await listSetAside(store.read, page, EVERYTHING)).map(({ reason, row, bytes }) => ({ reason, row, bytes })),
    ).toEqual([
      { reason: 'not-json', row: 2, bytes: 1 },
      { reason: 'too-large', row: 1, bytes: 65_536 },
    ]);
    expect([
      await countSetAside(store.read, accountIdOf(1), EVERYTHING),
      await countSetAside(store.read, null, EVERYTHING),
    ]).toEqual([2, 3]);
  });
});

describe('rules', () => {
  it('keeps every version of a rule for the hits that name it', async () => {
    const rule = aRule(['路灯']);
    const saved = { at: TEST_NOW, by: null };
    await store.write((tx) => saveRule(tx, 'center', rule, saved));
    const second = { ...rule, ...anyOf(['电杆'], ['广告']), pager: true, version: 2 };
    await store.write((tx) => saveRule(tx, 'center', second, saved));
    const { id: _id, ...first } = rule;
    const { id: _same, ...then } = second;
    const kept = { savedAt: TEST_NOW, savedBy: null, trial: null };
    expect([await allRules(store.read), await ruleVersions(store.read, rule.id)]).toEqual([
      [second],
      [
        { ...then, ...kept },
        { ...first, ...kept },
      ],
    ]);
  });
});

describe('message statistics', () => {
  it('counts messages from an hour until a millisecond, and by hour of the centre', async () => {
    const times = [0, 1, HOUR_MS - 1, HOUR_MS, 5 * HOUR_MS + 500, 5 * HOUR_MS + 40_000].map(
      (after) => TEST_NOW + after,
    );
    await store.write(async (tx) => {
      for (const [n, at] of times.entries()) {
        const sentAt = instant(at);
        const messageId = (n + 1) as MessageId;
        tx.db.run(
          `INSERT INTO messages (id, groupKey, sentAt, receivedAt, kind, text, isOwn, isHit) VALUES (:messageId, 1, :sentAt, 0, 0, '', 0, 0)`,
          { messageId, sentAt },
        );
        await addTwinKey(tx, { messageId, fingerprint: n, sentAt });
        await countNewMessages(tx, [{ id: messageId, sentAt, isHit: false }]);
      }
    });
    const ends = [1, 2, HOUR_MS - 1, HOUR_MS + 1, 5 * HOUR_MS, 5 * HOUR_MS + 501, 6 * HOUR_MS];
    const spans = [0, HOUR_MS, 5 * HOUR_MS].flatMap((from) =>
      ends.filter((to) => to > from).map((to) => ({ from: instant(TEST_NOW + from), to: instant(TEST_NOW + to) })),
    );
    const counted = await Promise.all(spans.map((span) => countMessages(store.read, span, EVERYTHING)));
    expect(counted).toEqual(spans.map(({ from, to }) => times.filter((at) => at >= from && at < to).length));
    const hours = await messagesPerHour(
      store.read,
      { from: TEST_NOW, to: instant(TEST_NOW + 6 * HOUR_MS) },
      EVERYTHING,
    );
    expect(hours.map((hour) => hour.count)).toEqual([3, 1, 2]);
  });
});
