import { readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EVERYTHING } from '../../../domain/people/scope.ts';
import { aFolder, TEST_KEY, TEST_NOW, type TestFolder } from '../a-store.ts';
import type { Store } from '../store.ts';
import { openReaders, type Readers } from './open-readers.ts';

const workerUrl = new URL('./reader-from-source.mjs', import.meta.url);

/** Whether a thread has a priority of its own here; a process that runs behind already cannot tell its threads apart. */
const HAS_OWN = process.platform === 'linux' && getPriority() < constants.priority.PRIORITY_BELOW_NORMAL;

let folder: TestFolder;
let store: Store;
let readers: Readers;
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
  readers = openReaders({ file: folder.file, key: TEST_KEY, size: 1, workerUrl, execArgv: [] });
});
afterEach(async () => {
  await readers.close();
  await store.close();
  folder.remove();
});

/** How many threads of this process run when the others rest. */
function threadsBehind(): number {
  if (!HAS_OWN) return 0;
  const niceOf = (thread: string): number => {
    // The fields after the name, which may hold blanks: nice is the nineteenth of all.
    const fields = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[16]);
  };
  return readdirSync('/proc/self/task').filter((thread) => niceOf(thread) >= constants.priority.PRIORITY_BELOW_NORMAL)
    .length;
}

it('lets work nobody waits for run when the others rest, and no other', async () => {
  const before = threadsBehind();
  await readers.run('inbox.counts', { now: TEST_NOW, scope: EVERYTHING });
  const asked = threadsBehind();
  await readers.run('store.moveLog', {});
  const long = threadsBehind();
  await readers.run('analysis.look', { limit: 10 });
  expect([asked - before, long > before, threadsBehind() > long]).toEqual([0, HAS_OWN, HAS_OWN]);
});
