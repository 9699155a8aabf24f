import { spawn } from 'node:child_process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { allAccounts } from '../store/accounts.ts';
import { addAccount, aFolder, aMessage, type TestFolder, TEST_NOW } from '../store/a-store.ts';
import { createIngest } from './create-ingest.ts';
import { EVERYTHING } from '../../domain/people/scope.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

const PROGRAM = new URL('./an-ingest-to-kill.ts', import.meta.url).pathname;
const silent = () => undefined;

/** Runs an ingest in a process of its own and kills it after so many acknowledgements; answers those it gave. */
async function killAfter(acknowledgements: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, folder.file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split('\n').length > acknowledgements) child.kill('SIGKILL');
  });
  await new Promise((resolve) => {
    child.once('close', resolve);
  });
  return said.split('\n').slice(0, -1);
}

it('loses nothing it has acknowledged when it is killed, and stores nothing twice when all of it comes again', async () => {
  const setUp = await folder.open();
  for (const n of [1, 2, 3]) await addAccount(setUp, n);
  await setUp.close();
  const acknowledged: string[] = [];
  for (const count of [40, 200, 90]) acknowledged.push(...(await killAfter(count)));

  const store = await folder.open();
  const stored = store.read.all<{ localId: string }>('SELECT localId FROM sightings').map((row) => row.localId);
  const known = new Set(stored);
  expect([known.size, acknowledged.filter((localId) => !known.has(localId))]).toEqual([stored.length, []]);
  for (const account of await allAccounts(store.read, EVERYTHING)) {
    const mine = stored.filter((localId) => localId.startsWith(`${account.accountKey}-`));
    expect(account.cursor).toBe(String(mine.length));
  }

  const log = { info: silent, warn: silent, error: silent };
  const ingest = await createIngest({ store, clock: { now: () => TEST_NOW }, log });
  const items = stored
    .filter((localId) => localId.startsWith('2-'))
    .map((localId) => aMessage({ localId, text: `账号2第${localId.slice(2)}条`, senderExternalId: 's2' }));
  const again = await ingest.accept({ accountKey: 2, source: 'test', items, cursor: null });
  expect(again).toEqual({ added: 0, merged: 0, known: items.length, setAside: 0 });
  await store.close();
});
