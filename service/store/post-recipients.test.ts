import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperatorId, PersonaId, PostId } from '../../domain/ids.ts';
import { EVERYTHING } from '../../domain/people/scope.ts';
import { instant } from '../../domain/time/instant.ts';
import { addAccount, aFolder, TEST_NOW, type TestFolder } from './a-store.ts';
import { joinGroup, loseGroup } from './groups.ts';
import { outbox } from './migrations/0016-outbox.ts';
import { migrations } from './migrations/index.ts';
import { insertPersona } from './personas.ts';
import { findEchoed, noteEcho } from './post-echoes.ts';
import {
  accountsWithQueue,
  claimNext,
  countRecipients,
  insertRecipients,
  markInterruptedPosts,
  nextRecall,
  settle,
  unknownSince,
} from './post-recipients.ts';
import { candidatesFor } from './post-targets.ts';
import { findPost, insertPost, movePost } from './posts.ts';
import { fill } from './readers/a-filled-store.ts';
import type { ReadableDb, SqlParameters, Store } from './store.ts';

const POST = 'p1' as PostId;
const AUTHOR = 'a1' as OperatorId;
const OTHER = 'a2' as OperatorId;
const TARGET = { kind: 'groups', everywhere: true, groupIds: [], regions: [], tags: [] } as const;

let folder: TestFolder;
let store: Store;
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
  await fill(store, 20);
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

/** An approved post to the first groups, by the first account. */
async function aPost(groups: number): Promise<void> {
  await store.write(async (tx) => {
    const personaId = 'n1' as PersonaId;
    await insertPersona(tx, 'center', personaId, '清风');
    const draft = {
      kind: 'groups',
      target: TARGET,
      text: '停水',
      personaId,
      personaName: '清风',
      source: null,
    } as const;
    await insertPost(tx, 'center', POST, draft, { at: TEST_NOW, by: AUTHOR });
    const recipients = Array.from({ length: groups }, (_, n) => ({ groupKey: n + 1, accountKey: 1, replyTo: null }));
    await insertRecipients(tx, 1, recipients);
    await movePost(tx, { id: POST, version: 1 }, 'waiting', { contentHash: 'h', frozenBy: AUTHOR, frozenAt: TEST_NOW });
    await movePost(tx, { id: POST, version: 2 }, 'sending', { approvedBy: OTHER, approvedAt: TEST_NOW });
  });
}

const claim = () => store.write((tx) => claimNext(tx, 1, TEST_NOW));
const counted = async () => {
  const counts = await countRecipients(store.read, 1, EVERYTHING);
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
};
const run = (sql: string) =>
  store
    .write(async (tx) => void tx.db.run(sql))
    .then(
      () => 'done',
      (error: Error) => error.message,
    );

describe('a row of the outbox', () => {
  it('is claimed once, and is unknown after an end in the middle, which is kept from everybody who would send it again', async () => {
    await aPost(2);
    expect([(await claim())?.groupKey, (await claim())?.groupKey, await claim()]).toEqual([1, 2, null]);
    await store.write((tx) => settle(tx, { postKey: 1, groupKey: 1 }, answered, { at: TEST_NOW, localId: '5' }));
    await store.close();
    store = await folder.open();
    expect(await store.write((tx) => markInterruptedPosts(tx, TEST_NOW))).toBe(1);
    expect([await counted(), await claim(), (await findPost(store.read, POST, EVERYTHING))?.state]).toEqual([
      ...[{ sent: 1, unknown: 1 }, null, 'done'],
    ]);
    expect([
      await run(`UPDATE postRecipients SET state = 'queued' WHERE state = 'unknown'`),
      await run(`UPDATE postRecipients SET state = 'queued' WHERE state = 'sent'`),
      await run(`UPDATE postRecipients SET state = 'sending' WHERE state = 'unknown'`),
    ]).toEqual([
      'what may have been said is not said again',
      'what may have been said is not said again',
      'only a queued recipient of a post that is being sent is sent',
    ]);
  });

  it('waits while its post is not being sent, and while its group hears another post', async () => {
    await aPost(1);
    expect(await run(`UPDATE posts SET state = 'paused'`)).toBe('done');
    expect(await claim()).toBeNull();
    expect(await run(`UPDATE postRecipients SET state = 'sending'`)).toContain('only a queued recipient');
  });

  it('is met by one message only, though the same words were posted twice', async () => {
    await aPost(1);
    await claim();
    const seen = { groupKey: 1, accountKey: 1, senderId: '1', isOwn: true, text: '停水\n——清风', sentAt: TEST_NOW };
    const first = await findEchoed(store.read, { ...seen, localId: 'x' });
    expect(first).toMatchObject({ postKey: 1, groupKey: 1 });
    await store.write((tx) =>
      noteEcho(tx, { postKey: 1, groupKey: 1 }, { messageId: 9 as never, localId: 'x', at: TEST_NOW }),
    );
    expect(await findEchoed(store.read, { ...seen, localId: 'y' })).toBeNull();
    expect(await counted()).toEqual({ sent: 1 });
  });

  it.each([
    ['a villager who says the same', { isOwn: false, senderId: 's9' }],
    ['other words of ours', { text: '停电\n——清风' }],
    ['what was said long before', { sentAt: instant(TEST_NOW - 3_600_000) }],
    ['another group', { groupKey: 2 }],
  ])('is not met by %s', async (_who, change) => {
    await aPost(1);
    await claim();
    const seen = { groupKey: 1, accountKey: 1, senderId: '1', isOwn: true, text: '停水\n——清风', sentAt: TEST_NOW };
    expect(await findEchoed(store.read, { ...seen, localId: 'x', ...change })).toBeNull();
  });
});

describe('who could post in a group', () => {
  it('is a duty account for the supervision group and never one for villagers; somebody who has left is nobody', async () => {
    const duty = await addAccount(store, 9, 'duty');
    await store.write(async (tx) => {
      for (const accountKey of [1, 2, duty]) await joinGroup(tx, accountKey, 1, TEST_NOW);
      await loseGroup(tx, 2, 1, TEST_NOW);
    });
    const who = async (kind: 'groups' | 'supervision') =>
      (await candidatesFor(store.read, kind, [1], null)).map(({ accountKey }) => accountKey).toSorted((a, b) => a - b);
    const villagers = await who('groups');
    expect([villagers.includes(1), villagers.includes(2), villagers.includes(duty)]).toEqual([true, false, false]);
    expect(await who('supervision')).toEqual([duty]);
  });
});

const answered = { kind: 'answered', outcome: { kind: 'sent', localId: '5' } } as const;

describe('the queries of the outbox', () => {
  /** How SQLite walks recipients for a read. */
  async function walks(read: (db: ReadableDb) => Promise<unknown>): Promise<readonly string[]> {
    const seen = new Set<string>();
    const explain = (sql: string, parameters: SqlParameters = {}): void => {
      for (const { detail } of store.read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters))
        if (/^(SCAN|SEARCH) (r|busy|postRecipients)\b/.test(detail)) seen.add(detail.replace(/ \(.*/, ''));
    };
    await read({
      kind: 'readable',
      get: (sql, parameters) => (explain(sql, parameters), store.read.get(sql, parameters)),
      all: (sql, parameters) => (explain(sql, parameters), store.read.all(sql, parameters)),
    });
    return [...seen].toSorted();
  }

  it('walk an index each, however many recipients there ever were', async () => {
    await aPost(3);
    const echo = { groupKey: 1, accountKey: 1, localId: 'x', senderId: '1', isOwn: true, text: '', sentAt: TEST_NOW };
    expect({
      queue: await walks((db) => accountsWithQueue(db)),
      echo: await walks((db) => findEchoed(db, echo)),
      recall: await walks((db) => nextRecall(db, 1)),
      unknown: await walks((db) => unknownSince(db, 1, TEST_NOW)),
    }).toEqual({
      queue: [
        'SEARCH r USING COVERING INDEX postRecipients_queued',
        'SEARCH r USING COVERING INDEX postRecipients_recalls',
        'SEARCH r USING COVERING INDEX postRecipients_unknown',
      ],
      echo: ['SEARCH r USING INDEX postRecipients_unseen'],
      recall: ['SEARCH postRecipients USING INDEX postRecipients_recalls'],
      unknown: ['SEARCH r USING INDEX postRecipients_unknown'],
    });
  });
});

it('comes to a store that knows no outbox and leaves what is there', async () => {
  const old = aFolder();
  const before = await old.open({ migrations: migrations.filter(({ version }) => version < outbox.version) });
  await addAccount(before, 1);
  await before.close();
  const after = await old.open();
  const kept = after.read.all('SELECT label FROM accounts');
  const added = after.read.all('SELECT count(*) AS n FROM posts');
  await after.close();
  old.remove();
  expect([kept, added]).toEqual([[{ label: '账号1' }], [{ n: 0 }]]);
});
