import { afterEach, beforeEach, expect, it } from 'vitest';
import { seededRandom } from '../../../domain/seeded-random.ts';
import { DAMAGES, type Damage } from '../damage-frame.ts';
import { openPostDoor } from '../post-peer.ts';
import { createRecordingContext } from '../recording-context.ts';
import { createOneBot12Post } from './post-connector.ts';

const PATH = '/onebot/v12/post/account-1';
const EVENT = JSON.stringify({
  ...{ id: 'e1', self: { platform: 'qq', user_id: '10001' }, time: 1767225600.25, type: 'message' },
  ...{ detail_type: 'group', sub_type: '', message_id: 'm9', group_id: '92001', user_id: '28530' },
  ...{ message: [{ type: 'text', data: { text: '路灯坏了' } }], alt_message: '路灯坏了' },
});
const HEADERS = {
  'user-agent': 'OneBot/12 (qq) training/1.0.0',
  'x-onebot-version': '12',
  'x-impl': 'training',
  authorization: 'Bearer geheim',
};

let peer: Awaited<ReturnType<typeof openPostDoor>>;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  peer = await openPostDoor();
  closing.push(() => peer.close());
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function start(account: Parameters<typeof createRecordingContext>[0] = {}) {
  const recording = createRecordingContext({ token: 'geheim', ...account });
  const connector = createOneBot12Post(recording.context, peer.door);
  closing.unshift(() => connector.stop());
  connector.start();
  return recording;
}

it('takes a post and answers 204 with nothing in it, since a list would be actions for the gateway', async () => {
  const { told } = start();
  const meta = EVENT.replace('"type":"message"', '"type":"meta"').replace('"group"', '"heartbeat"');
  expect([await peer.post(PATH, meta, HEADERS), await peer.post(PATH, EVENT, HEADERS)]).toEqual([
    { status: 204, words: '' },
    { status: 204, words: '' },
  ]);
  expect(told).toMatchObject({
    items: [{ kind: 'message', text: '路灯坏了', localId: 'm9', groupExternalId: '92001', isOwn: false }],
    lamps: ['connecting waiting-for-peer', 'online'],
  });
});

it('takes nothing of the other accounts a peer speaks for', async () => {
  const { told } = start({ selfId: '10002' });
  expect((await peer.post(PATH, EVENT, HEADERS)).status).toBe(204);
  expect(told.items).toEqual([]);
});

it.each([
  ['another token', { authorization: 'Bearer falsch' }, 403, 'refused wrong-token'],
  ['no token', { authorization: '' }, 401, 'refused no-token'],
  ['another version', { 'x-onebot-version': '13' }, 400, 'connecting waiting-for-peer'],
])('refuses a post with %s', async (_what, headers, status, lamp) => {
  const { told } = start();
  expect((await peer.post(PATH, EVENT, { ...HEADERS, ...headers })).status).toBe(status);
  expect([told.items, told.lamps.at(-1)]).toEqual([[], lamp]);
});

it('takes nothing at all without a token', async () => {
  const { told } = start({ token: null });
  expect([(await peer.post(PATH, EVENT, HEADERS)).status, told.lamps]).toEqual([404, ['refused no-secret']]);
});

it('sets aside every one of 5,000 malformed posts, each confirmed when it is kept', async () => {
  const { told } = start();
  const damages: readonly Damage[] = [
    ...DAMAGES,
    (good) => Buffer.from(good.replace('"type":"message",', '')),
    (good) => Buffer.from(good.replace('1767225600.25', '"gestern"')),
    (good) => Buffer.from(good.replace('"92001"', '["92001"]')),
    (good) => Buffer.from(good.replace('"message_id"', '"id_"')),
    () => Buffer.from('{"status":"ok","retcode":0,"data":null,"echo":"x"}'),
    (good) => Buffer.from(`[${good}]`),
  ];
  const random = seededRandom(20260106);
  const wrong: number[] = [];
  for (let post = 0; post < 5_000; post += 1) {
    const body = damages[post % damages.length]?.(EVENT, random) ?? new Uint8Array();
    const { status } = await peer.post(PATH, Uint8Array.from(body), HEADERS);
    const [item, ...more] = told.items.splice(0);
    if (status !== 204 || item?.kind !== 'set-aside' || more.length > 0) wrong.push(post);
  }
  expect(wrong).toEqual([]);
  expect((await peer.post(PATH, EVENT, HEADERS)).status).toBe(204);
  expect(told.items).toMatchObject([{ kind: 'message', text: '路灯坏了' }]);
}, 60_000);
