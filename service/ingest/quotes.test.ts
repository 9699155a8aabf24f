import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageId, OperatorId, RegionCode } from '../../domain/ids.ts';
import type { IncomingMessage } from '../../domain/message/message.ts';
import { EVERYTHING, scopeOfPerson } from '../../domain/people/scope.ts';
import { instant } from '../../domain/time/instant.ts';
import { aFolder, addAccount, aMessage, type TestFolder, TEST_NOW } from '../store/a-store.ts';
import { conversation } from '../store/readers/conversation.ts';
import { currentMasterData } from '../store/readers/master-data.ts';
import { senderHistory } from '../store/readers/sender-history.ts';
import type { Store } from '../store/store.ts';
import { createIngest } from './create-ingest.ts';
import type { Ingest } from './ingest.ts';

let folder: TestFolder;
let store: Store;
let ingest: Ingest;
let minute = 0;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeEach(async () => {
  minute = 0;
  folder = aFolder();
  store = await folder.open();
  for (const n of [1, 2]) await addAccount(store, n);
  ingest = await createIngest({ store, clock: { now: () => TEST_NOW }, log });
});
afterEach(async () => {
  await ingest.flush();
  await store.close();
  folder.remove();
});

/** Says something a minute after what was said before; `to` is what it answers, by the id this account knows it by. */
async function say(
  accountKey: number,
  localId: string,
  text: string,
  more: Partial<IncomingMessage> & { to?: string } = {},
) {
  const { to, ...change } = more;
  const segments =
    to === undefined
      ? null
      : ([
          { kind: 'reply', to },
          { kind: 'text', text },
        ] as const);
  const sentAt = change.sentAt ?? instant(TEST_NOW + 60_000 * minute++);
  const items = [aMessage({ localId, text, segments, ...change, sentAt })];
  await ingest.accept({ accountKey, source: 'test', items, cursor: null });
  return store.read.get<{ id: MessageId }>('SELECT max(id) AS id FROM messages')?.id ?? (0 as MessageId);
}

const around = (id: MessageId, span: { before: number; after: number }, scope = EVERYTHING) =>
  conversation(store.read, currentMasterData(store.read, null), { id, ...span, scope });

describe('a quote', () => {
  it('is followed to the message that one account knows by its id, and to what that quotes', async () => {
    const first = await say(1, 'a', '桥头路灯坏了');
    await say(2, 'a', '另一个账号也用这个编号', { groupExternalId: 'g2' });
    const second = await say(1, 'b', '我家门口也是', { to: 'a' });
    for (let n = 0; n < 5; n += 1) await say(1, `x${n}`, `闲话${n}`);
    const third = await say(1, 'c', '已经报了', { to: 'b' });
    const { rows, quotes, quoted } = around(third, { before: 2, after: 0 });
    expect([rows.length, quotes, quoted.map(({ text }) => text)]).toEqual([
      3,
      [
        { of: third, quoted: second },
        { of: second, quoted: first },
      ],
      ['我家门口也是', '桥头路灯坏了'],
    ]);
  });

  it('goes by the ids of the account whose copy came first, though another uses the same ids otherwise', async () => {
    const [a, b] = [await say(1, '1', '第一句'), await say(1, '2', '第二句')];
    // The second account knows the same two by each other's ids.
    await say(2, '2', '第一句', { sentAt: instant(TEST_NOW) });
    await say(2, '1', '第二句', { sentAt: instant(TEST_NOW + 60_000) });
    const answers = [await say(2, '8', '说得对', { to: '1' }), await say(2, '9', '没错', { to: '2' })];
    expect(around(answers[1] as MessageId, { before: 1, after: 0 }).quotes).toEqual([
      { of: answers[0], quoted: b },
      { of: answers[1], quoted: a },
    ]);
  });

  it('of what was never seen, or lies in another group, is said to be unknown', async () => {
    await say(1, 'q', '别的群里的话', { groupExternalId: 'g2' });
    const answers = [await say(1, 'r', '你说的是', { to: 'nobody' }), await say(1, 's', '是的', { to: 'q' })];
    expect(around(answers[1] as MessageId, { before: 5, after: 0 }).quotes).toEqual(
      answers.map((of) => ({ of, quoted: null })),
    );
  });
});

describe('what a sender has said before', () => {
  const history = (id: MessageId, scope = EVERYTHING) =>
    senderHistory(store.read, currentMasterData(store.read, null), { id, scope });

  it('is found in the group under any name, in other groups under the same name, and is nobody else of the same name', async () => {
    const by = (senderExternalId: string, senderName: string, groupExternalId = 'g1') => ({
      senderExternalId,
      senderName,
      groupExternalId,
    });
    await say(1, '1', '改名以前说的', by('s9', '小周'));
    await say(1, '2', '别的群里说的', by('s9', '周大伟', 'g2'));
    await say(1, '3', '同名的另一个人', by('s8', '周大伟', 'g2'));
    await say(1, '4', '别人插话', by('s7', '李芳'));
    const id = await say(1, '5', '刚才说的', by('s9', '周大伟'));
    const found = history(id);
    expect([found?.name, found?.messages, found?.groups, found?.rows.map(({ text }) => text)]).toEqual([
      '周大伟',
      3,
      2,
      ['刚才说的', '别的群里说的', '改名以前说的'],
    ]);
  });

  it('names nobody to whoever does not decide about messages', async () => {
    const id = await say(1, '1', '水停了', { senderExternalId: 's9', senderName: '周大伟' });
    const reader = scopeOfPerson({ id: 'p' as OperatorId, territory: [] as readonly RegionCode[] }, 'all', false);
    const masked = history(id, reader);
    const { rows } = around(id, { before: 1, after: 0 }, reader);
    expect([masked?.name, masked?.rows[0]?.senderName, rows[0]?.senderName]).toEqual(['周*', '周*', '周*']);
  });
});
