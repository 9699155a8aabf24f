import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, TEST_KEY, type TestFolder } from '../store/a-store.ts';
import { openReaders, type Readers } from '../store/readers/open-readers.ts';
import type { Store } from '../store/store.ts';
import { emptyLog } from './empty-log.ts';

const workerUrl = new URL('../store/readers/reader-from-source.mjs', import.meta.url);
const log = { info: () => undefined, warn: () => undefined, error: (event: string) => void failed.push(event) };
const failed: string[] = [];

/** 48 MiB: a centre's log is three times as long, and so would be what a test must write. */
const FULL_PAGES = 12_000;

let folder: TestFolder;
let store: Store;
let readers: Readers;
beforeEach(async () => {
  failed.length = 0;
  folder = aFolder();
  store = await folder.open();
  readers = openReaders({ file: folder.file, key: TEST_KEY, size: 1, workerUrl, execArgv: [] });
});
afterEach(async () => {
  await readers.close();
  await store.close();
  folder.remove();
});

/** Commits about 60 MiB in pieces of three, each announced as the intake announces its own. */
async function writeMuch(): Promise<number> {
  let most = 0;
  for (let piece = 0; piece < 20; piece += 1) {
    await store.write(async (tx) => {
      tx.db.run(`INSERT INTO settings (key, value) VALUES (:name, :value)`, {
        name: `piece-${piece}`,
        value: JSON.stringify('x'.repeat(3 * 1024 * 1024)),
      });
      tx.changed('setting', null, null);
    });
    most = Math.max(most, store.log.pages());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return most;
}

it('begins the log anew once it is full, while writing goes on, and keeps every commit', async () => {
  const stop = emptyLog({ store, readers, log, fullPages: FULL_PAGES });
  const most = await writeMuch();
  await stop();
  await store.write(async (tx) => tx.changed('setting', null, null));
  const kept = store.read.get<{ n: number }>(`SELECT count(*) AS n FROM settings WHERE key LIKE 'piece-%'`)?.n;
  expect([most >= FULL_PAGES, store.log.pages() < 6_000, kept, failed]).toEqual([true, true, 20, []]);
});

it('leaves a log that is not full alone', async () => {
  const stop = emptyLog({ store, readers, log, fullPages: FULL_PAGES });
  await store.write(async (tx) => tx.changed('setting', null, null));
  const before = store.log.pages();
  await stop();
  expect([before > 0, store.log.pages()]).toEqual([true, before]);
});

it('says in the log where it failed, and lets the writer go on', async () => {
  await readers.close();
  const stop = emptyLog({ store, readers, log, fullPages: FULL_PAGES });
  await writeMuch();
  await stop();
  expect([failed.length > 0, failed[0]]).toEqual([true, 'empty-log-failed']);
});
