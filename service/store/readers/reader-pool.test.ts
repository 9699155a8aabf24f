import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EVERYTHING } from '../../../domain/people/scope.ts';
import { aFolder, TEST_KEY, TEST_NOW, type TestFolder } from '../a-store.ts';
import { openReaders } from './open-readers.ts';

/** A thread that ends at the first question anybody asks, and answers every later one with its own number. */
const FRAIL_THREAD = `
import { existsSync, writeFileSync } from 'node:fs';
import { parentPort, threadId, workerData } from 'node:worker_threads';
parentPort.on('message', (request) => {
  if (request === 'close') return parentPort.close();
  const mark = workerData.file + '.died';
  if (!existsSync(mark)) { writeFileSync(mark, ''); process.exit(1); }
  parentPort.postMessage({ number: request.number, output: threadId });
});
`;

let folder: TestFolder;
let workerUrl: URL;
beforeEach(() => {
  folder = aFolder();
  const file = path.join(path.dirname(folder.file), 'frail.mjs');
  writeFileSync(file, FRAIL_THREAD);
  workerUrl = pathToFileURL(file);
});
afterEach(() => folder.remove());

const openFrail = () => openReaders({ file: folder.file, key: TEST_KEY, size: 1, workerUrl, execArgv: [] });

it('asks again on a new thread where one has died, and keeps the new one', async () => {
  const readers = openFrail();
  const first: unknown = await readers.run('inbox.counts', { now: TEST_NOW, scope: EVERYTHING });
  const second: unknown = await readers.run('inbox.counts', { now: TEST_NOW, scope: EVERYTHING });
  await readers.close();
  expect([typeof first, second]).toEqual(['number', first]);
});

it('rejects what still waits when it is closed, and everything afterwards', async () => {
  const readers = openFrail();
  const asked = [1, 2, 3].map(() => readers.run('inbox.counts', { now: TEST_NOW, scope: EVERYTHING }));
  const outcomes = Promise.allSettled(asked);
  await readers.close();
  expect((await outcomes).map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  await expect(readers.run('inbox.counts', { now: TEST_NOW, scope: EVERYTHING })).rejects.toThrow('closed');
});
