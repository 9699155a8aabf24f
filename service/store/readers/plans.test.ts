import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InboxFilter } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time/instant.ts';
import { accountIdOf, aFolder, type TestFolder } from '../a-store.ts';
import type { ReadableDb, SqlParameters, Store } from '../store.ts';
import { messagesAlike } from '../twins.ts';
import { candidatesByServerId, markRecalled } from '../messages.ts';
import { countMessages, waitingMessages } from '../statistics.ts';
import { fill, groupIdOf } from './a-filled-store.ts';
import { conversation } from './conversation.ts';
import { inboxPage } from './inbox-queries.ts';
import { currentMasterData } from './master-data.ts';
import { newestMessage } from './newest-message.ts';
import { searchMessages } from './search.ts';
import { EVERYTHING } from '../../../domain/people/scope.ts';

let folder: TestFolder;
let store: Store;
beforeAll(async () => {
  folder = aFolder();
  store = await folder.open();
  await fill(store, 500);
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

const ALL: InboxFilter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };

/** Runs a read and answers how SQLite walked messages, their index and their twins for it: each table with its index, or SCAN. */
async function walks(read: (db: ReadableDb) => unknown): Promise<readonly string[]> {
  const seen = new Set<string>();
  const explain = (sql: string, parameters: SqlParameters = {}): void => {
    for (const { detail } of store.read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters)) {
      if (/^(SCAN|SEARCH) (m|messages|messages_fts|twins|t|s|sightings|recent)\b/.test(detail)) seen.add(detail);
      if (detail.includes('TEMP B-TREE FOR ORDER BY')) seen.add(detail);
    }
  };
  const spy: ReadableDb = {
    kind: 'readable',
    get: (sql, parameters) => (explain(sql, parameters), store.read.get(sql, parameters)),
    all: (sql, parameters) => (explain(sql, parameters), store.read.all(sql, parameters)),
  };
  await read(spy);
  return [...seen].toSorted();
}

const list = (change: Partial<InboxFilter>) => (db: ReadableDb) =>
  inboxPage(db, currentMasterData(store.read, null), {
    filter: { ...ALL, ...change },
    scope: EVERYTHING,
    before: 400 as MessageId,
    limit: 50,
  });

const ROWS = ['SEARCH m USING INTEGER PRIMARY KEY (rowid=?)', 'SEARCH s USING PRIMARY KEY (messageId=?)'];

it.each([
  ['the whole inbox', {}, ['SEARCH m USING INTEGER PRIMARY KEY (rowid<?)', ...ROWS]],
  ['what waits', { state: 'new' }, ['SEARCH m USING COVERING INDEX messages_new (id<?)', ...ROWS]],
  [
    'what was dismissed',
    { state: 'dismissed' },
    ['SEARCH m USING COVERING INDEX messages_decided (state=? AND id<?)', ...ROWS],
  ],
  ['hits', { hitsOnly: true }, ['SEARCH m USING COVERING INDEX messages_hit (id<?)', ...ROWS]],
  [
    'hits that wait',
    { hitsOnly: true, state: 'new' },
    ['SEARCH m USING COVERING INDEX messages_new_hit (id<?)', ...ROWS],
  ],
] as const)('walks an index for %s and sorts nothing', async (_, change, plan) => {
  expect(await walks(list(change as Partial<InboxFilter>))).toEqual([...plan].toSorted());
});

it('reads a group, and the groups of an account, from the index of groups', async () => {
  for (const change of [{ groupId: groupIdOf(3) }, { accountId: accountIdOf(2) }]) {
    const plan = await walks(list(change));
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
    expect(plan.some((step) => step.includes('messages_by_groupKey'))).toBe(true);
  }
});

it('counts what a group has said since from the index alone', async () => {
  const master = currentMasterData(store.read, null);
  for (const state of [null, 'new'] as const) {
    const filter: InboxFilter = { ...ALL, groupId: groupIdOf(3), state };
    const plan = await walks((db) => newestMessage(db, master, { filter, scope: EVERYTHING, after: 1 as MessageId }));
    expect(plan).toContain('SEARCH m USING COVERING INDEX messages_by_groupKey (groupKey=? AND id>?)');
  }
});

it('searches by the index, newest first, and sorts nothing', async () => {
  const master = currentMasterData(store.read, null);
  const asked = { filter: ALL, scope: EVERYTHING, query: '停水', period: null, now: instant(1_767_225_600_000) };
  const input = { ...asked, before: null, limit: 50, order: 'newest' as const };
  expect(await walks((db) => searchMessages(db, master, input))).toEqual([
    expect.stringMatching(/^SCAN messages_fts VIRTUAL TABLE INDEX/),
    ...ROWS,
  ]);
});

it('never scans for a twin, a server id, a recall, a conversation or a count', async () => {
  const at = instant(1_767_225_600_000);
  const tx = { db: null as never, changed: () => undefined };
  const plans = await Promise.all([
    walks((db) => messagesAlike(db, 1, at)),
    walks((db) => candidatesByServerId(db, 1, 'x')),
    walks((db) =>
      markRecalled(
        { ...tx, db: { ...db, kind: 'writable', run: () => ({ changes: 0, lastInsertRowid: 0 }) } },
        { accountKey: 1, groupKey: 1, localId: 'none', at },
      ),
    ),
    walks((db) =>
      conversation(db, currentMasterData(store.read, null), {
        id: 100 as MessageId,
        before: 5,
        after: 5,
        scope: EVERYTHING,
      }),
    ),
    walks((db) => countMessages(db, { from: instant(at + 5), to: instant(at + 9 * 3_600_000 + 7) }, EVERYTHING)),
    walks((db) => waitingMessages(db, EVERYTHING)),
  ]);
  expect(plans.map((plan) => plan.length > 0)).toEqual([true, true, true, true, true, true]);
  expect(plans.flat().filter((step) => /^SCAN (?!recent|m USING (COVERING )?INDEX messages_new)/.test(step))).toEqual(
    [],
  );
});
