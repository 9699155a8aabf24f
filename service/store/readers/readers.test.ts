import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboxFilter } from '../../../contract/inbox.ts';
import type { MessageId, RegionCode } from '../../../domain/ids.ts';
import { TRIAGE_STATES } from '../../../domain/message/triage-state.ts';
import { instant } from '../../../domain/time/instant.ts';
import { accountIdOf, aFolder, TEST_KEY, TEST_NOW, type TestFolder } from '../a-store.ts';
import { messageCounts } from '../message-counts.ts';
import type { Store } from '../store.ts';
import { fill, GROUPS, groupIdOf, villageOf } from './a-filled-store.ts';
import { openReaders, type Readers } from './open-readers.ts';
import { EVERYTHING } from '../../../domain/people/scope.ts';

const COUNT = 2_500;
const ALL: InboxFilter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };
const workerUrl = new URL('./reader-from-source.mjs', import.meta.url);

let folder: TestFolder;
let store: Store;
let readers: Readers;
beforeAll(async () => {
  folder = aFolder();
  store = await folder.open();
  await fill(store, COUNT);
  readers = openReaders({ file: folder.file, key: TEST_KEY, size: 2, workerUrl, execArgv: [] });
});
afterAll(async () => {
  await readers.close();
  await store.close();
  folder.remove();
});

/** What a filter must show, by looking at every message. */
function expected(filter: InboxFilter): readonly number[] {
  return store.read
    .all<{
      id: number;
      groupId: string;
      villageCode: string | null;
      state: number;
      hits: string | null;
      seenBy: string;
    }>(
      `SELECT m.id, g.id AS groupId, g.villageCode, m.state, m.hits,
         (SELECT group_concat(a.id) FROM sightings s JOIN accounts a ON a.accountKey = s.accountKey WHERE s.messageId = m.id) AS seenBy
       FROM messages m JOIN groups g ON g.groupKey = m.groupKey ORDER BY m.id DESC`,
    )
    .filter(
      (row) =>
        (filter.accountId === null || row.seenBy.includes(filter.accountId)) &&
        (filter.placeCode === null || row.villageCode?.startsWith(filter.placeCode) === true) &&
        (filter.groupId === null || row.groupId === filter.groupId) &&
        (filter.state === null || TRIAGE_STATES[row.state] === filter.state) &&
        (!filter.hitsOnly || row.hits !== null),
    )
    .map((row) => row.id);
}

/** Every page of a list, one after the other. */
async function allPages(filter: InboxFilter, limit: number): Promise<readonly number[]> {
  const ids: number[] = [];
  let before: MessageId | null = null;
  do {
    const page: { rows: readonly { id: MessageId }[]; next: MessageId | null } = await readers.run('inbox.list', {
      filter,
      scope: EVERYTHING,
      before,
      limit,
    });
    ids.push(...page.rows.map((row) => row.id));
    before = page.next;
  } while (before !== null);
  return ids;
}

const search = (query: string, filter: Partial<InboxFilter> = {}, limit = 200) =>
  readers.run('inbox.search', { ...NEWEST, filter: { ...ALL, ...filter }, before: null, limit, query });
const countOf = (query: string) =>
  readers.run('inbox.countFound', { scope: EVERYTHING, filter: ALL, query, period: null, now: TEST_NOW });
const NEWEST = { scope: EVERYTHING, order: 'newest', period: null, now: TEST_NOW } as const;

describe('inbox.list', () => {
  const filters: readonly Partial<InboxFilter>[] = [
    {},
    { accountId: accountIdOf(2) },
    { accountId: accountIdOf(99) },
    { placeCode: '430201' as RegionCode },
    { placeCode: '430202002' as RegionCode },
    { placeCode: villageOf(5) },
    { groupId: groupIdOf(3) },
    { groupId: groupIdOf(GROUPS) },
    { state: 'new' },
    { state: 'dismissed' },
    { state: 'issue', placeCode: '430201' as RegionCode },
    { hitsOnly: true },
    { hitsOnly: true, state: 'new' },
    { hitsOnly: true, state: 'merged', accountId: accountIdOf(3) },
    { accountId: accountIdOf(2), placeCode: '430201001' as RegionCode, state: 'new', hitsOnly: true },
    { accountId: accountIdOf(2), groupId: groupIdOf(4) },
  ];

  it.each(filters)('pages through exactly the messages of %j, newest first', async (change) => {
    const filter = { ...ALL, ...change };
    expect(await allPages(filter, 37)).toEqual(expected(filter));
  });

  it('tells a row with its place, its suggestion and the accounts that saw it', async () => {
    const { rows } = await readers.run('inbox.list', {
      scope: EVERYTHING,
      filter: { ...ALL, hitsOnly: true },
      before: null,
      limit: 1,
    });
    const [row] = rows;
    expect(row).toEqual({
      id: expect.any(Number),
      groupId: expect.any(String),
      groupName: expect.stringMatching(/^第\d+群$/),
      countyName: `${row?.placeCode?.slice(0, 6)}县`,
      villageName: `${row?.placeCode}村`,
      placeCode: expect.any(String),
      senderName: '芳 李',
      sentAt: expect.any(Number),
      receivedAt: (row?.sentAt ?? 0) + 1,
      kind: 'text',
      text: '路灯坏了',
      highlights: [{ ruleId: '00000000-0000-7000-8000-0000000000aa', start: 0, length: 2 }],
      suggestedCategoryId: '00000000-0000-7000-8000-0000000000cc',
      suggestedCategoryName: '照明',
      suggestion: {
        category: {
          ...{ id: '00000000-0000-7000-8000-0000000000cc', name: '照明', source: 'rule', confidence: null },
          words: [{ start: 0, length: 2 }],
        },
        place: null,
        grade: null,
      },
      similar: 1,
      sightings: expect.any(Number),
      state: 'new',
      isOwn: false,
      recalledAt: null,
      editedAt: null,
    });
  });
});

describe('inbox.search', () => {
  const texts = async (query: string) => [...new Set((await search(query)).rows.map((row) => row.text))].toSorted();

  it.each([
    ['灯', ['三聯路路燈又壞了', '路灯坏了']],
    ['路灯', ['三聯路路燈又壞了', '路灯坏了']],
    ['路燈', ['三聯路路燈又壞了', '路灯坏了']],
    ['停水', ['今晚停水']],
    ['路灯坏', ['路灯坏了']],
    ['三联路路灯', ['三聯路路燈又壞了']],
    ['ｗｉｆｉ', ['WiFi断了']],
    ['wi', ['WiFi断了']],
    ['fi断', ['WiFi断了']],
    ['了 水', ['停电了，水也没有', '停，水没了', '水停了三天']],
    ['灯坏了路', []],
    ['…', []],
  ])('finds %s where it is said, whatever its length, script and width', async (query, found) => {
    expect(await texts(query)).toEqual(found);
  });

  it('marks the words in the text as it was said', async () => {
    const { rows } = await search('又坏', {}, 1);
    expect(rows[0]?.highlights).toEqual([{ ruleId: null, start: 5, length: 2 }]);
  });

  it('counts exactly, and continues where a page ended', async () => {
    const all = await search('停水');
    const first = await search('停水', {}, 3);
    const next = await readers.run('inbox.search', {
      ...{ ...NEWEST, filter: ALL, before: first.next, limit: 3, query: '停水' },
    });
    const saying = store.read.all(`SELECT id FROM messages WHERE text = '今晚停水'`).length;
    expect([await countOf('停水'), all.count, first.count, [...first.rows, ...next.rows].map((row) => row.id)]).toEqual(
      [
        { count: saying, countIsExact: true },
        saying < 200 ? saying : null,
        null,
        all.rows.slice(0, 6).map((row) => row.id),
      ],
    );
  });

  it.each([
    { groupId: groupIdOf(3) },
    { accountId: accountIdOf(2) },
    { placeCode: '430201' as RegionCode },
    { state: 'new' as const },
    { hitsOnly: true },
    { hitsOnly: true, state: 'issue' as const, placeCode: '430201002' as RegionCode },
  ])('finds within %j what the list shows of it', async (change) => {
    const shown = new Set(expected({ ...ALL, ...change }));
    const said = store.read.all<{ id: number }>(`SELECT id FROM messages WHERE text LIKE '%了%' ORDER BY id DESC`);
    const found: number[] = [];
    for (let before: MessageId | null = null; ;) {
      const page: Awaited<ReturnType<typeof search>> = await readers.run('inbox.search', {
        ...{ ...NEWEST, filter: { ...ALL, ...change }, before, limit: 200, query: '了' },
      });
      found.push(...page.rows.map((row) => row.id));
      before = page.next;
      if (before === null) break;
    }
    expect(found).toEqual(said.map((row) => row.id).filter((id) => shown.has(id)));
  });

  it('finds within a period, to the millisecond of the sent time', async () => {
    const from = instant(TEST_NOW + 100 * 60_000);
    const to = instant(TEST_NOW + 400 * 60_000);
    const { rows } = await readers.run('inbox.search', {
      ...{ ...NEWEST, filter: ALL, before: null, limit: 200, query: '停水', period: { from, to } },
    });
    const said = store.read.all<{ id: number }>(
      `SELECT id FROM messages WHERE text = '今晚停水' AND sentAt >= :from AND sentAt < :to ORDER BY id DESC`,
      { from, to },
    );
    expect(rows.map((row) => row.id)).toEqual(said.map((row) => row.id));
  });
});

describe('the language of inbox.search', () => {
  const ids = async (query: string): Promise<readonly number[]> => (await search(query)).rows.map((row) => row.id);
  const those = (sql: string): readonly number[] =>
    store.read
      .all<{ id: number }>(
        `SELECT m.id FROM messages m JOIN groups g USING (groupKey) WHERE ${sql} ORDER BY m.id DESC LIMIT 200`,
      )
      .map((row) => row.id);

  it.each([
    ['停水|停电', `text = '今晚停水' OR text = '停电了，水也没有'`],
    ['停电|水停了三', `text IN ('停电了，水也没有', '水停了三天')`],
    ['停 -电', `text LIKE '%停%' AND text NOT LIKE '%电%'`],
    ['停 -停电 -今晚停', `text IN ('水停了三天', '停，水没了')`],
    ['停 -水停了三', `text LIKE '%停%' AND text NOT LIKE '%水停了三%'`],
    ['"停，水"', `text = '停，水没了'`],
    ['停水 发送人:周', `text = '今晚停水' AND senderName LIKE '%周%'`],
    ['停水 from:周伟民', `text = '今晚停水' AND senderName LIKE '%周伟民%'`],
    ['发送人:alice|李芳', `senderName IN ('Ａlice', '李芳')`],
    ['停水 有:图', `text = '今晚停水' AND kind = 1`],
    ['has:photo', 'kind = 1'],
    ['停水 群:第1群', `text = '今晚停水' AND g.name = '第1群'`],
    [
      '坏了 地点:430202',
      `text LIKE '%坏了' AND g.villageCode LIKE '430202%' OR text LIKE '%壞了' AND g.villageCode LIKE '430202%'`,
    ],
    ['地点:430201001镇 停水', `text = '今晚停水' AND g.villageCode LIKE '430201001%'`],
    ['停水 状态:已并入|无需处理', `text = '今晚停水' AND state IN (2, 4)`],
    ['停水 状态:待研判', `text = '今晚停水' AND state = 0`],
    ['类别:照明', 'isHit = 1'],
    ['有:图 -停', `kind = 1 AND text NOT LIKE '%停%'`],
  ])('finds for %s exactly what a look at every message finds', async (query, sql) => {
    const expectedIds = those(sql);
    expect([await ids(query), expectedIds.length > 0]).toEqual([expectedIds, true]);
  });

  it('finds the same of messages from before senders and pictures were indexed', async () => {
    const indexed = [await ids('停水 发送人:周伟'), await ids('停水 有:图')];
    await store.write(
      async (tx) => void tx.db.run(`UPDATE counters SET value = 1000000 WHERE name = 'marksIndexedFrom'`),
    );
    const compared = [await ids('停水 发送人:周伟'), await ids('停水 有:图')];
    await store.write(async (tx) => void tx.db.run(`UPDATE counters SET value = 1 WHERE name = 'marksIndexedFrom'`));
    expect(compared).toEqual(indexed);
  });

  it('counts what it finds, with and without a look at the message', async () => {
    const count = (sql: string) => ({
      countIsExact: true,
      count: store.read.get<{ n: number }>(`SELECT count(*) AS n FROM messages WHERE ${sql}`)?.n,
    });
    expect([await countOf('停 -停电'), await countOf('水停了 from:李')]).toEqual([
      count(`text LIKE '%停%' AND text NOT LIKE '%停电%'`),
      count(`text LIKE '%水停了%' AND senderName LIKE '%李%'`),
    ]);
  });

  it('tells which names it does not know, and then finds nothing', async () => {
    const told = async (query: string) => {
      const { rows, problems } = await search(query);
      return [rows.length, problems.map(({ kind, at, said }) => [kind, at, said])];
    };
    expect([await told('停水 群:没有这个'), await told('停水 地点:xyz 有:猫'), await told('停水 日期:明年')]).toEqual([
      [0, [['unknown-group', 3, '没有这个']]],
      [
        0,
        [
          ['unknown-place', 3, 'xyz'],
          ['bad-has', 10, '猫'],
        ],
      ],
      [0, [['bad-date', 3, '明年']]],
    ]);
  });

  it('finds nothing, at once, where a query refuses what it asks for', async () => {
    expect([
      await ids('停水 -停'),
      await countOf('停水三天|停水 -停水'),
      (await ids('停水|停电 -停水')).length > 0,
    ]).toEqual([[], { count: 0, countIsExact: true }, true]);
  });

  it('puts the best first among the newest', async () => {
    const best = await readers.run('inbox.search', {
      ...NEWEST,
      order: 'best',
      filter: ALL,
      before: null,
      limit: 5,
      query: '路灯|坏了',
    });
    expect([best.rows.map((row) => row.text === '路灯坏了'), best.next]).toEqual([
      [true, true, true, true, true],
      null,
    ]);
  });
});

describe('the others', () => {
  it('counts what triage has left, also after it was moved', async () => {
    const counted = (sql: string) =>
      store.read.get<{ n: number }>(`SELECT count(*) AS n FROM messages WHERE ${sql}`)?.n;
    expect(await readers.run('inbox.counts', { scope: EVERYTHING, now: TEST_NOW })).toMatchObject({
      open: counted('state = 0'),
      openHits: counted('state = 0 AND hits IS NOT NULL'),
      later: counted('state = 5'),
      total: COUNT,
    });
    expect((await messageCounts(store.read, TEST_NOW, EVERYTHING)).total).toBe(COUNT);
  });

  it('counts what has arrived since, of the filter', async () => {
    const filter = { ...ALL, accountId: accountIdOf(2) };
    const ids = expected(filter);
    expect(await readers.run('inbox.newest', { scope: EVERYTHING, filter, after: ids[10] as MessageId })).toEqual({
      newest: ids[0],
      count: 10,
      countIsExact: true,
    });
    expect(await readers.run('inbox.newest', { scope: EVERYTHING, filter, after: null })).toEqual({
      newest: ids[0],
      count: 0,
      countIsExact: true,
    });
  });

  it('shows the conversation around a message, oldest first', async () => {
    const ids = expected({ ...ALL, groupId: groupIdOf(5) }).toReversed();
    const at = ids[10] as MessageId;
    const { rows } = await readers.run('inbox.conversation', { scope: EVERYTHING, id: at, before: 3, after: 2 });
    expect(rows.map((row) => row.id)).toEqual(ids.slice(7, 13));
  });

  it('tells a message with the accounts, the rules and the place', async () => {
    const [id] = expected({ ...ALL, hitsOnly: true });
    const detail = await readers.run('inbox.message', { scope: EVERYTHING, id: id as MessageId });
    expect(detail).toMatchObject({
      senderExternalId: 's1',
      hits: [{ ruleName: '照明', ruleVersion: 1, terms: ['路灯'] }],
      issues: [],
      path: [
        { name: expect.stringMatching(/县$/) },
        { name: expect.stringMatching(/镇$/) },
        { name: expect.stringMatching(/村$/) },
      ],
    });
    expect(await readers.run('inbox.message', { scope: EVERYTHING, id: 9_999_999 as MessageId })).toBe(null);
  });

  it('sees a new name at the next question', async () => {
    const first = async () =>
      (
        await readers.run('inbox.list', {
          scope: EVERYTHING,
          filter: { ...ALL, groupId: groupIdOf(2) },
          before: null,
          limit: 1,
        })
      ).rows[0]?.groupName;
    const before = await first();
    await store.write(async (tx) => {
      tx.db.run(`UPDATE groups SET name = '改名' WHERE externalId = 'g2'`);
      tx.changed('group', null, null);
    });
    expect([before, await first()]).toEqual(['第2群', '改名']);
  });

  it('answers a failed query as a failure and goes on', async () => {
    await expect(readers.run('inbox.rows', null as never)).rejects.toThrow();
    expect(
      (await readers.run('inbox.rows', { scope: EVERYTHING, ids: [1 as MessageId] })).map((row) => row.id),
    ).toEqual([1]);
  });

  it('copies and checks the store on a thread of its own', async () => {
    const [backup, check] = await Promise.all([
      readers.run('store.backup', { at: TEST_NOW }),
      readers.run('store.check', { full: true }),
    ]);
    expect([backup.madeAt, check]).toEqual([TEST_NOW, { kind: 'sound' }]);
  });
});
