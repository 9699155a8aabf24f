import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { IN_FRAME } from '../../domain/media/media-source.ts';
import type { Segment } from '../../domain/message/message.ts';
import { createIngest } from '../ingest/create-ingest.ts';
import type { Ingest } from '../ingest/ingest.ts';
import { aFolder, addAccount, aMessage, type TestFolder, TEST_NOW } from '../store/a-store.ts';
import type { Store } from '../store/store.ts';
import { MediaFiles } from './media-files.ts';
import { hostOf, MediaKeeper } from './media-keeper.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** A PNG as far as its header goes. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000030000000208020000000000000000000000', 'hex');

let folder: TestFolder;
let store: Store;
let ingest: Ingest;
let files: MediaFiles;
let keeper: MediaKeeper;
let gateway: Server;
let port: number;
let asked: string[];

beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
  await addAccount(store, 1);
  ingest = await createIngest({ store, clock: { now: () => TEST_NOW }, log: quiet, random: () => 0.5 });
  files = new MediaFiles(path.join(path.dirname(folder.file), 'media'), '11'.repeat(32));
  keeper = new MediaKeeper({ store, files, log: quiet });
  asked = [];
  gateway = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/png') response.end(PNG);
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready));
  port = (gateway.address() as AddressInfo).port;
});
afterEach(async () => {
  await ingest.flush();
  await keeper.close();
  await store.close();
  gateway.close();
  folder.remove();
});

const image = (url: string | null, name = 'a.png'): Segment => ({ kind: 'image', name, url, md5: null });
const said = (segments: readonly Segment[], raw = '{}') =>
  ingest.accept({ accountKey: 1, source: 'test', items: [aMessage({ segments, raw })], cursor: null });
const rows = () =>
  store.read.all<{ state: string; reason: string | null; digest: string | null }>(
    'SELECT state, reason, digest, bytes, pictureType, width, height FROM media ORDER BY position',
  );

test('what the frame and the gateway give is kept, and the stranger is not asked', async () => {
  const raw = `{"file":"base64://${Buffer.from('not a picture').toString('base64')}","again":"base64://${PNG.toString('base64')}"}`;
  await said(
    [
      { kind: 'text', text: '看' },
      image(IN_FRAME),
      image(IN_FRAME),
      image(`http://127.0.0.1:${port}/png`),
      image('http://127.0.0.2.example.invalid/png'),
      image(null),
    ],
    raw,
  );
  await expect.poll(() => rows().filter(({ state }) => state === 'waiting'), { timeout: 10_000 }).toEqual([]);
  const png = { state: 'kept', reason: null, bytes: PNG.length, pictureType: 'image/png', width: 3, height: 2 };
  const named = { state: 'named', reason: null, bytes: null, pictureType: null, width: null, height: null };
  expect(rows()).toMatchObject([{ ...named, state: 'kept', bytes: 13 }, png, png, named, named]);
  const digests = rows().map(({ digest }) => digest);
  expect(digests[1]).toBe(digests[2]);
  expect(await files.read(digests[1] ?? '')).toEqual(PNG);
  expect(asked).toEqual(['/png']);
});

test('what the gateway does not give is asked for again later, and the others do not wait for it', async () => {
  await said([image(`http://127.0.0.1:${port}/gone`), image(`http://127.0.0.1:${port}/png`)]);
  await expect.poll(() => rows().map(({ state }) => state), { timeout: 10_000 }).toEqual(['waiting', 'kept']);
  const tries = () => store.read.all('SELECT tries FROM media ORDER BY position');
  await expect.poll(tries, { timeout: 10_000 }).toEqual([{ tries: 1 }, { tries: 0 }]);
  for (const times of [2, 3]) {
    keeper.tryAgain();
    await expect.poll(() => asked.filter((way) => way === '/gone').length, { timeout: 10_000 }).toBe(times);
  }
  await expect.poll(() => rows()[0], { timeout: 10_000 }).toMatchObject({ state: 'refused', reason: 'unreachable' });
});

test.each([
  ['ws://10.0.0.5:3001/x', '10.0.0.5'],
  ['10.0.0.5:8788', '10.0.0.5'],
  ['gateway:8788', 'gateway'],
  ['grpcs://[::1]:8788', '::1'],
  ['not an address', null],
  [null, null],
])('the gateway of %s is %s', (url, host) => {
  expect(hostOf(url)).toBe(host);
});
