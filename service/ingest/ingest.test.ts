import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../domain/time/instant.ts';
import type { IncomingItem, IncomingMessage } from '../../domain/message/message.ts';
import { allAccounts } from '../store/accounts.ts';
import { accountFigures } from '../store/account-figures.ts';
import { aFolder, addAccount, aMessage, aRule, type TestFolder, TEST_NOW } from '../store/a-store.ts';
import { decodeHits } from '../store/hits.ts';
import { readFrame } from '../store/frame-batches.ts';
import { messageCounts } from '../store/message-counts.ts';
import { saveRule } from '../store/rules.ts';
import { listSetAside } from '../store/set-aside.ts';
import type { Store } from '../store/store.ts';
import { createIngest } from './create-ingest.ts';
import type { Ingest } from './ingest.ts';
import { EVERYTHING } from '../../domain/people/scope.ts';

let folder: TestFolder;
let store: Store;
let ingest: Ingest;
const logged: string[] = [];
const log = {
  info: (event: string) => void logged.push(event),
  warn: (event: string) => void logged.push(event),
  error: (event: string) => void logged.push(event),
};
const clock = { now: () => TEST_NOW };

beforeEach(async () => {
  logged.length = 0;
  folder = aFolder();
  store = await folder.open();
  for (const n of [1, 2, 3]) await addAccount(store, n);
  await addAccount(store, 4, 'duty');
  ingest = await createIngest({ store, clock, log });
});
afterEach(async () => {
  await ingest.flush();
  await store.close();
  folder.remove();
});

const deliver = (accountKey: number, ...items: readonly IncomingItem[]) =>
  ingest.accept({ accountKey, source: 'test', items, cursor: null });

const said = (accountKey: number, change: Partial<IncomingMessage>) => deliver(accountKey, aMessage(change));

/** Each message with the accounts that saw it. */
function inbox() {
  return store.read.all(
    `SELECT m.text, group_concat(s.accountKey) AS seenBy FROM messages m JOIN sightings s ON s.messageId = m.id GROUP BY m.id ORDER BY m.id`,
  );
}

it('gives the event loop its turns within a long commit, so that nobody waits for the whole of it', async () => {
  const many = (accountKey: number) =>
    Array.from({ length: 64 }, (_, n) => aMessage({ localId: `${accountKey}-${n}`, text: `第${accountKey}-${n}句` }));
  let isDone = false;
  const stored = Promise.all([1, 2, 3].map((accountKey) => deliver(accountKey, ...many(accountKey)))).finally(
    () => (isDone = true),
  );
  let turns = 0;
  for (; !isDone; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  expect([await stored, turns >= 5]).toMatchObject([[{ added: 64 }, { added: 64 }, { added: 64 }], true]);
});

describe('merging', () => {
  it('makes one message of what two accounts saw', async () => {
    const first = await said(1, { localId: 'a' });
    const second = await said(2, { localId: 'b', sentAt: instant(TEST_NOW + 2_000), text: ' 路灯\u200b坏了 ' });
    expect([first, second, inbox()]).toEqual([
      { added: 1, merged: 0, known: 0, setAside: 0 },
      { added: 0, merged: 1, known: 0, setAside: 0 },
      [{ text: '路灯坏了', seenBy: '1,2' }],
    ]);
  });

  it('keeps 好 said twice by one person as two messages, and meets the second account one by one', async () => {
    await deliver(1, aMessage({ text: '好', localId: 'a' }), aMessage({ text: '好', localId: 'b' }));
    await deliver(2, aMessage({ text: '好', localId: 'x' }), aMessage({ text: '好', localId: 'y' }));
    expect(inbox()).toEqual([
      { text: '好', seenBy: '1,2' },
      { text: '好', seenBy: '1,2' },
    ]);
  });

  it('does not merge the same words of two people, of two groups, or further apart than three seconds', async () => {
    await said(1, { localId: 'a' });
    await said(2, { localId: 'b', senderExternalId: 's2' });
    await said(2, { localId: 'c', groupExternalId: 'g2' });
    await said(2, { localId: 'd', sentAt: instant(TEST_NOW + 3_001) });
    expect(inbox()).toHaveLength(4);
  });

  it('does not merge by words what nobody stable has said', async () => {
    await said(1, { senderExternalId: null });
    await said(2, { senderExternalId: null, localId: 'b' });
    expect(inbox()).toHaveLength(2);
  });

  it('merges by server id, learns it, and keeps apart what has two', async () => {
    await said(1, { localId: 'a' });
    await said(2, { localId: 'b', serverId: '77' });
    await said(3, { localId: 'c', serverId: '78' });
    await said(1, { localId: 'd', serverId: '78', text: '[图片]', messageKind: 'image' });
    expect(inbox()).toEqual([
      { text: '路灯坏了', seenBy: '1,2' },
      { text: '路灯坏了', seenBy: '1,3' },
    ]);
  });

  it('adds nothing when the same account delivers again, in the same batch or later, with or without a sender', async () => {
    const items = [aMessage(), aMessage(), aMessage({ localId: 'b', senderExternalId: null, text: '通知' })];
    await deliver(1, ...items);
    const again = await deliver(1, ...items);
    expect([again, inbox()]).toEqual([
      { added: 0, merged: 0, known: 3, setAside: 0 },
      [
        { text: '路灯坏了', seenBy: '1' },
        { text: '通知', seenBy: '1' },
      ],
    ]);
  });
});

describe('storing', () => {
  it('keeps the frame of each account exactly as it arrived', async () => {
    await said(1, { raw: '{"a": "路灯"}' });
    await said(2, { raw: '{"b":2}', localId: 'b' });
    const id = store.read.get<{ id: never }>('SELECT id FROM messages')?.id as never;
    expect([
      await readFrame(store.read, id, 1),
      await readFrame(store.read, id, 2),
      await readFrame(store.read, id, 3),
    ]).toEqual(['{"a": "路灯"}', '{"b":2}', null]);
  });

  it('matches the rules as they are when a message arrives', async () => {
    await said(1, { localId: 'a', text: '三聯路路燈壞了' });
    await store.write((tx) => saveRule(tx, 'center', aRule(['路灯']), { at: TEST_NOW, by: null }));
    await ingest.reloadRules();
    await said(1, { localId: 'b', text: '三聯路路燈又壞了' });
    const hits = store.read.all<{ hits: string | null }>('SELECT hits FROM messages ORDER BY id');
    expect(hits.map((row) => decodeHits(row.hits))).toEqual([
      [],
      [{ ruleId: aRule([]).id, ruleVersion: 1, start: 3, length: 2 }],
    ]);
  });

  it('counts what waits, what hit, and what was sent today', async () => {
    await said(1, { localId: 'a' });
    await said(1, { localId: 'b', sentAt: instant(TEST_NOW - 30 * 3_600_000) });
    expect(await messageCounts(store.read, TEST_NOW, EVERYTHING)).toEqual({
      open: 2,
      openHits: 0,
      later: 0,
      today: 1,
      total: 2,
    });
    expect((await accountFigures(store.read, TEST_NOW, EVERYTHING)).get(1)).toMatchObject({
      groups: 1,
      messagesToday: 2,
    });
  });

  it('marks a recalled message and keeps its text; a recall of something never seen is set aside', async () => {
    await said(1, {});
    const recall = {
      kind: 'recall',
      platform: 'onebot11',
      groupExternalId: 'g1',
      recalledAt: TEST_NOW,
      raw: '{"r":1}',
    } as const;
    await deliver(1, { ...recall, localId: 'l1' }, { ...recall, localId: 'nobody', raw: '{"r":2}' });
    expect([
      store.read.all('SELECT text, recalledAt FROM messages'),
      (await listSetAside(store.read, { accountId: null, before: null, limit: 9 }, EVERYTHING)).map(
        (aside) => aside.reason,
      ),
    ]).toEqual([[{ text: '路灯坏了', recalledAt: TEST_NOW }], ['bad-value']]);
  });

  it('adds dated member counts, names, and who left', async () => {
    const at = TEST_NOW;
    const group = {
      kind: 'group',
      platform: 'onebot11',
      groupExternalId: 'g1',
      name: '新名',
      memberCount: 300,
      at,
      raw: '',
    } as const;
    const gone = {
      kind: 'membership',
      platform: 'onebot11',
      groupExternalId: 'g1',
      memberExternalId: '1',
      change: 'account-removed',
      at,
      raw: '',
    } as const;
    await deliver(1, aMessage(), group, group, gone, gone);
    expect([
      store.read.all('SELECT name FROM groups'),
      store.read.all('SELECT members FROM memberCounts'),
      store.read.all('SELECT change FROM membershipEvents'),
      store.read.all('SELECT lostAt FROM accountGroups'),
    ]).toEqual([[{ name: '新名' }], [{ members: 300 }], [{ change: 'account-removed' }], [{ lostAt: TEST_NOW }]]);
  });

  it('keeps a duty account out of the inbox, its search and its counts', async () => {
    const answer = await said(4, { groupExternalId: 'supervision', text: '督办通报' });
    const again = await said(4, { groupExternalId: 'supervision', text: '督办通报' });
    expect([
      answer.added,
      again.known,
      inbox(),
      store.read.all('SELECT text FROM dutyMessages'),
      store.read.all(`SELECT rowid FROM messages_fts WHERE messages_fts MATCH '"督办"'`),
      (await messageCounts(store.read, TEST_NOW, EVERYTHING)).total,
      store.read.all('SELECT tier FROM groups'),
    ]).toEqual([1, 1, [], [{ text: '督办通报' }], [], 0, [{ tier: 'supervision' }]]);
  });

  it('moves the cursor with the last item, and leaves it where it is for null', async () => {
    const items = Array.from({ length: 150 }, (_, n) => aMessage({ localId: String(n), text: `第${n}条` }));
    await ingest.accept({ accountKey: 1, source: 'test', items, cursor: '150' });
    await said(1, { localId: 'later', text: '再来' });
    const [account] = await allAccounts(store.read, EVERYTHING);
    expect([account?.cursor, account?.lastMessageAt, inbox().length]).toEqual(['150', TEST_NOW, 151]);
  });
});

describe('trouble', () => {
  it('keeps what could not be read with its reason, once however often it comes', async () => {
    const broken = { kind: 'set-aside', reason: 'not-json', detail: '第 3 行', raw: '{', row: 3 } as const;
    const first = await deliver(1, broken, aMessage());
    const again = await deliver(1, broken);
    expect([first, again]).toEqual([
      { added: 1, merged: 0, known: 0, setAside: 1 },
      { added: 0, merged: 0, known: 0, setAside: 0 },
    ]);
  });

  it('sets aside the one item the store refuses, and stores the others of the same commit', async () => {
    const poison = aMessage({ localId: 'p', text: null as unknown as string, raw: '{"poison":1}' });
    const [mine, other] = await Promise.all([
      ingest.accept({ accountKey: 1, source: 'test', items: [aMessage(), poison], cursor: 'c' }),
      said(2, { localId: 'x', text: '停水' }),
    ]);
    const aside = await listSetAside(store.read, { accountId: null, before: null, limit: 9 }, EVERYTHING);
    expect([mine, other.added, aside.length, (await allAccounts(store.read, EVERYTHING))[0]?.cursor]).toEqual([
      { added: 1, merged: 0, known: 0, setAside: 1 },
      1,
      1,
      'c',
    ]);
    expect(logged).toEqual(['item-set-aside']);
  });

  it('refuses everything where the store is full, sets nothing aside, and takes it when there is room again', async () => {
    const pages = await store.write(
      async (tx) => tx.db.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0,
    );
    const limit = (count: number) => store.write(async (tx) => void tx.db.get(`PRAGMA max_page_count = ${count}`));
    await limit(pages);
    const items = Array.from({ length: 40 }, (_, n) => aMessage({ localId: String(n), text: '水'.repeat(2_000) + n }));
    await expect(deliver(1, ...items)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect([inbox(), await listSetAside(store.read, { accountId: null, before: null, limit: 9 }, EVERYTHING)]).toEqual([
      [],
      [],
    ]);
    expect(existsSync(`${folder.file}.reserve`)).toBe(false);
    await limit(1_000_000);
    expect(await deliver(1, ...items)).toMatchObject({ added: 40 });
  });

  it('takes a delivery again that was stored and never acknowledged, once', async () => {
    await deliver(1, aMessage());
    await store.close();
    store = await folder.open();
    ingest = await createIngest({ store, clock, log });
    expect(await deliver(1, aMessage())).toMatchObject({ added: 0, known: 1 });
    expect(inbox()).toHaveLength(1);
  });

  it('rejects what names no account', async () => {
    await expect(deliver(99, aMessage())).rejects.toThrow('no account');
  });
});
