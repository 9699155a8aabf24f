import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InboxFilter } from '../../contract/inbox.ts';
import type { MessageId, OperatorId } from '../../domain/ids.ts';
import type { IncomingEdit, IncomingItem } from '../../domain/message/message.ts';
import { EVERYTHING } from '../../domain/people/scope.ts';
import { instant } from '../../domain/time/instant.ts';
import { aFolder, addAccount, aMessage, aRule, type TestFolder, TEST_NOW } from '../store/a-store.ts';
import { messageCounts } from '../store/message-counts.ts';
import { conversation } from '../store/readers/conversation.ts';
import { currentMasterData } from '../store/readers/master-data.ts';
import { searchMessages } from '../store/readers/search.ts';
import { saveRule } from '../store/rules.ts';
import { emptyMessage, wordsOf } from '../store/seal-message.ts';
import { listSetAside } from '../store/set-aside.ts';
import type { Store } from '../store/store.ts';
import { recordTriage } from '../store/triage-events.ts';
import { createIngest } from './create-ingest.ts';
import type { Ingest } from './ingest.ts';

const ALL: InboxFilter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const twinDigest = (fingerprint: number) => new TextEncoder().encode(`digest ${fingerprint}`);

let folder: TestFolder;
let store: Store;
let ingest: Ingest;
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
  for (const n of [1, 2, 3]) await addAccount(store, n);
  await store.write((tx) => saveRule(tx, 'center', aRule(['路灯']), { at: TEST_NOW, by: null }));
  ingest = await createIngest({ store, clock: { now: () => TEST_NOW }, log, twinDigest });
});
afterEach(async () => {
  await ingest.flush();
  await store.close();
  folder.remove();
});

const deliver = (accountKey: number, ...items: readonly IncomingItem[]) =>
  ingest.accept({ accountKey, source: 'test', items, cursor: null });
const anEdit = (text: string, minutes: number, localId = 'l1'): IncomingEdit => ({
  ...{ kind: 'edit', platform: 'onebot11', groupExternalId: 'g1', localId, text },
  ...{ editedAt: instant(TEST_NOW + minutes * 60_000), raw: `{"edit":"${text}"}` },
});
const master = () => currentMasterData(store.read, null);
const found = (query: string) =>
  searchMessages(store.read, master(), {
    ...{ filter: ALL, scope: EVERYTHING, query, period: null, now: TEST_NOW, before: null, limit: 9, order: 'newest' },
  }).rows.map(({ text }) => text);
const onlyId = () => store.read.get<{ id: MessageId }>('SELECT id FROM messages')?.id as MessageId;
const seen = () => {
  const { rows, earlier } = conversation(store.read, master(), {
    ...{ id: onlyId(), before: 5, after: 5, scope: EVERYTHING },
  });
  return { now: rows.map(({ text }) => text), before: earlier.map(({ text }) => text) };
};
const hits = async () => (await messageCounts(store.read, TEST_NOW, EVERYTHING)).openHits;

it('puts the new words in the place of the old, which stay behind them, and goes by the new words from then on', async () => {
  await deliver(1, aMessage({ text: '村口路灯坏了', raw: 'first' }));
  const atFirst = await hits();
  await deliver(1, anEdit('村口水管坏了', 1));
  const changed = { hits: await hits(), byOld: found('路灯'), byNew: found('水管') };
  await deliver(1, anEdit('村口路灯和水管都坏了', 2));
  expect({ atFirst, changed, last: { hits: await hits(), byOld: found('路灯') }, seen: seen() }).toEqual({
    atFirst: 1,
    changed: { hits: 0, byOld: [], byNew: ['村口水管坏了'] },
    last: { hits: 1, byOld: ['村口路灯和水管都坏了'] },
    seen: { now: ['村口路灯和水管都坏了'], before: ['村口路灯坏了', '村口水管坏了'] },
  });
});

it('takes a change once, whoever tells of it, and never goes back to older words', async () => {
  await deliver(1, aMessage({ text: '明天停水', localId: 'a' }));
  await deliver(2, aMessage({ text: '明天停水', localId: 'b' }));
  await deliver(1, anEdit('后天停水', 3, 'a'));
  await deliver(2, anEdit('后天停水', 3, 'b'), anEdit('明天停水吗', 1, 'b'));
  // A history that is read later holds the changed words as if they had been said at first.
  await deliver(3, aMessage({ text: '后天停水', localId: 'c' }));
  expect([seen(), store.read.get('SELECT count(*) AS n FROM messages')]).toEqual([
    { now: ['后天停水'], before: ['明天停水'] },
    { n: 1 },
  ]);
});

it('counts a message that is changed in the very batch it came in', async () => {
  await deliver(1, aMessage({ text: '群里的第一句', localId: 'l0' }));
  await store.write(async (tx) => {
    for (const [code, level] of [
      ['430281', 'county'],
      ['430281001001', 'village'],
    ] as const)
      tx.db.run(`INSERT INTO regions (code, name, level, pinyin) VALUES (:code, :code, :level, '')`, { code, level });
    tx.db.run(`UPDATE groups SET villageCode = '430281001001'`);
  });
  await deliver(1, aMessage({ text: '大家好' }), anEdit('没事了', 1), anEdit('路灯还是坏的', 2));
  const ofCounty = store.read.all('SELECT new, newHits FROM countyCounts');
  const { open, openHits } = await messageCounts(store.read, TEST_NOW, EVERYTHING);
  expect({ open, openHits, ofCounty, now: seen().now.at(-1) }).toEqual({
    ...{ open: 2, openHits: 1, ofCounty: [{ new: 2, newHits: 1 }] },
    now: '路灯还是坏的',
  });
});

it('sets a change aside where the message was never seen', async () => {
  await deliver(1, aMessage({}), anEdit('谁也没说过', 1, 'nobody'));
  const aside = await listSetAside(store.read, { accountId: null, before: null, limit: 9 }, EVERYTHING);
  expect([aside.map(({ detail }) => detail), seen().before]).toEqual([['修改的消息从未收到'], []]);
});

it('goes with its message into a lead, and nothing of it is left or taken again', async () => {
  await deliver(1, aMessage({ text: '书记诸葛收了钱', raw: '{"said":"书记诸葛收了钱"}' }));
  await deliver(1, anEdit('我什么也没说诸葛', 1));
  const id = onlyId();
  const [words] = await wordsOf(store.read, [id]);
  const doing = { at: TEST_NOW, by: 'p' as OperatorId };
  await store.write(async (tx) => {
    const event = {
      commandId: 'c' as never,
      messageId: id,
      ...doing,
      from: 'new',
      to: 'lead',
      issueId: null,
      undoes: null,
    } as const;
    await recordTriage(tx, [event]);
    await emptyMessage(tx, id, twinDigest, doing);
  });
  await deliver(1, anEdit('诸葛又改了', 2));
  const everything = store.read
    .all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'messages_fts%'`)
    .flatMap(({ name }) => store.read.all<Record<string, unknown>>(`SELECT * FROM "${name}"`).flatMap(Object.values))
    .map((cell) => (cell instanceof Uint8Array ? unpacked(cell) : String(cell)));
  expect({
    sealed: words?.frames,
    left: everything.filter((cell) => cell.includes('诸葛')),
    found: found('诸葛'),
    hits: await hits(),
  }).toEqual({
    sealed: ['{"said":"书记诸葛收了钱"}', '{"edit":"我什么也没说诸葛"}'],
    left: [],
    found: [],
    hits: 0,
  });
});

function unpacked(bytes: Uint8Array): string {
  try {
    return brotliDecompressSync(bytes).toString('utf8');
  } catch {
    return Buffer.from(bytes).toString('utf8');
  }
}
