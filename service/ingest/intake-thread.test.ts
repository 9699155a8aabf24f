import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { IncomingItem } from '../../domain/message/message.ts';
import { addAccount, aFolder, aMessage, aRule, type TestFolder, TEST_KEY, TEST_NOW } from '../store/a-store.ts';
import { saveRule } from '../store/rules.ts';
import type { Change, Store } from '../store/store.ts';
import { createIngest } from './create-ingest.ts';
import type { Ingest } from './ingest.ts';

const FROM_SOURCE = new URL('../intake-from-source.mjs', import.meta.url);

let folder: TestFolder;
let store: Store;
let ingest: Ingest | null = null;
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
  for (const n of [1, 2]) await addAccount(store, n);
});
afterEach(async () => {
  await ingest?.close();
  await store.close();
  folder.remove();
});

async function open(workerUrl: URL = FROM_SOURCE): Promise<Ingest> {
  const thread = { file: folder.file, key: TEST_KEY, blindIndex: 'ab'.repeat(32), workerUrl, execArgv: [] };
  ingest = await createIngest({ store, clock, log, thread });
  return ingest;
}

const deliver = async (to: Ingest, accountKey: number, ...items: readonly IncomingItem[]) =>
  to.accept({ accountKey, source: 'test', items, cursor: `after-${items.length}` });

const messages = () =>
  store.read.all<{ text: string; receivedAt: number; isHit: number }>(
    'SELECT text, receivedAt, isHit FROM messages ORDER BY id',
  );

it('stores what two accounts have seen on its thread, and tells of it here', async () => {
  const changes: Change[] = [];
  store.onChange((told) => void changes.push(...told));
  const to = await open();
  const first = await deliver(to, 1, aMessage({ text: '停水了' }));
  const second = await deliver(to, 2, aMessage({ text: '停水了', localId: 'x' }));
  expect([first.added, second.merged]).toEqual([1, 1]);
  expect(messages()).toEqual([{ text: '停水了', receivedAt: TEST_NOW, isHit: 0 }]);
  expect(changes.filter(({ entity }) => entity === 'message')).toHaveLength(2);
  expect(store.read.get('SELECT cursor FROM accounts WHERE accountKey = 1')).toEqual({ cursor: 'after-1' });
});

it('takes its turn among the writers of the service, and loses the work of neither', async () => {
  const to = await open();
  const mine = Array.from({ length: 40 }, (_, n) =>
    store.write(async (tx) => {
      tx.db.run('INSERT INTO settings (key, value) VALUES (:name, :value)', { name: `mine-${n}`, value: '1' });
      await new Promise(setImmediate);
    }),
  );
  const its = Array.from({ length: 40 }, (_, n) => deliver(to, 1, aMessage({ localId: `${n}`, text: `第${n}句` })));
  await Promise.all([...mine, ...its]);
  const settings = store.read.get(`SELECT count(*) AS n FROM settings WHERE key LIKE 'mine-%'`);
  expect([settings, messages().length]).toEqual([{ n: 40 }, 40]);
});

it('matches against the rules as they are after they were read anew', async () => {
  const to = await open();
  await deliver(to, 1, aMessage({ localId: 'a', text: '路灯坏了' }));
  await store.write((tx) => saveRule(tx, 'center', aRule(['路灯']), { at: TEST_NOW, by: null }));
  await to.reloadRules();
  await deliver(to, 1, aMessage({ localId: 'b', text: '路灯还没修' }));
  expect(messages().map(({ isHit }) => isHit)).toEqual([0, 1]);
});

it('sets aside what cannot be stored, and says so in the log of the service', async () => {
  const to = await open();
  const poison = aMessage({ localId: 'p', text: null as unknown as string, raw: '{"poison":1}' });
  const result = await deliver(to, 1, aMessage({ text: '好的' }), poison);
  expect([result.added, result.setAside, logged]).toEqual([1, 1, ['item-set-aside']]);
  expect(store.read.all('SELECT reason FROM setAside')).toEqual([{ reason: 'bad-value' }]);
});

it('refuses with the reason where the store cannot be written, and stores what is offered again', async () => {
  const to = await open();
  await store.write(async (tx) => {
    tx.db.run(`CREATE TRIGGER full BEFORE INSERT ON sightings BEGIN SELECT RAISE(ABORT, 'full'); END`);
    tx.db.run('CREATE TABLE away (x)');
  });
  await store.write(async (tx) => void tx.db.run('ALTER TABLE setAside RENAME TO setAsideAway'));
  await expect(deliver(to, 1, aMessage())).rejects.toMatchObject({ name: 'SqliteError', code: 'SQLITE_ERROR' });
  await store.write(async (tx) => {
    tx.db.run('DROP TRIGGER full');
    tx.db.run('ALTER TABLE setAsideAway RENAME TO setAside');
  });
  expect((await deliver(to, 1, aMessage())).added).toBe(1);
});

it('refuses while the disk is full, gives the reserve back, and stores once there is room', async () => {
  const full = `${folder.file}.is-full`;
  const limited = path.join(path.dirname(folder.file), 'limited.mjs');
  writeFileSync(full, '');
  writeFileSync(
    limited,
    `import { existsSync } from 'node:fs';
     import Database from ${JSON.stringify(import.meta.resolve('better-sqlite3'))};
     const prepare = Database.prototype.prepare;
     Database.prototype.prepare = function (sql) {
       if (sql === 'COMMIT' && existsSync(${JSON.stringify(full)}))
         return { run: () => { throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' }); } };
       return prepare.call(this, sql);
     };
     await import(${JSON.stringify(fileURLToPath(FROM_SOURCE))});`,
  );
  const to = await open(pathToFileURL(limited));
  const reserve = `${folder.file}.reserve`;
  const wasKept = existsSync(reserve);
  await expect(deliver(to, 1, aMessage())).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  expect([wasKept, existsSync(reserve), messages()]).toEqual([true, false, []]);
  rmSync(full);
  await to.close();
  expect((await deliver(await open(pathToFileURL(limited)), 1, aMessage())).added).toBe(1);
});

/** A thread that ends at the first thing it is asked; the next one is sound. */
function frailThread(): URL {
  const frail = path.join(path.dirname(folder.file), 'frail.mjs');
  writeFileSync(
    frail,
    `import { existsSync, writeFileSync } from 'node:fs';
     import { parentPort, workerData } from 'node:worker_threads';
     const mark = workerData.file + '.died';
     if (existsSync(mark)) await import(${JSON.stringify(fileURLToPath(FROM_SOURCE))});
     else parentPort.on('message', () => { writeFileSync(mark, ''); process.exit(1); });`,
  );
  return pathToFileURL(frail);
}

it('refuses what a thread had in hand when it died, and stores it on the next one', async () => {
  const changes: Change[] = [];
  store.onChange((told) => void changes.push(...told));
  const to = await open(frailThread());
  await expect(deliver(to, 1, aMessage())).rejects.toMatchObject({ name: 'IntakeDied' });
  expect([logged, changes.map(({ entity }) => entity)]).toEqual([['intake-thread-ended'], ['message']]);
  expect([(await deliver(to, 1, aMessage())).added, messages().length]).toEqual([1, 1]);
});

it('takes the rules for read where the thread died over them, because the next one begins with them', async () => {
  const to = await open(frailThread());
  await store.write((tx) => saveRule(tx, 'center', aRule(['路灯']), { at: TEST_NOW, by: null }));
  await to.reloadRules();
  await deliver(to, 1, aMessage({ text: '路灯坏了' }));
  expect(messages().map(({ isHit }) => isHit)).toEqual([1]);
});

it('refuses once the store is closed', async () => {
  const to = await open();
  await to.close();
  await store.close();
  await expect(deliver(to, 1, aMessage())).rejects.toThrow('The store is closed');
});
