import { EVERYTHING } from '../../../domain/people/scope.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFolder, TEST_KEY, TEST_NOW, type TestFolder } from '../a-store.ts';
import type { Store } from '../store.ts';
import { openReaders, type Readers } from './open-readers.ts';

let folder: TestFolder;
let store: Store;
let readers: Readers;
beforeAll(async () => {
  folder = aFolder();
  store = await folder.open();
  const workerUrl = new URL('./reader-from-source.mjs', import.meta.url);
  readers = openReaders({ file: folder.file, key: TEST_KEY, size: 1, workerUrl, execArgv: [] });
});
afterAll(async () => {
  await readers.close();
  await store.close();
  folder.remove();
});

it('does not ask what nobody waits for any more, and answers the others', async () => {
  const control = new AbortController();
  const first = readers.run('inbox.counts', { now: TEST_NOW, scope: EVERYTHING });
  const left = readers.run('inbox.counts', { now: TEST_NOW, scope: EVERYTHING }, control.signal);
  const last = readers.run('inbox.counts', { now: TEST_NOW, scope: EVERYTHING });
  control.abort(new Error('typed on'));
  await expect(left).rejects.toThrow('typed on');
  expect(await last).toEqual(await first);
});
