import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAddMsgConnector } from './addmsg/addmsg-connector.ts';
import type { Connector, ConnectorFactory } from './connector.ts';
import { createOneBotPostConnector } from './onebot11/post-connector.ts';
import { LARGEST_POST_BYTES, type PostDoor } from './post-door.ts';
import { openPostDoor, signedHeaders } from './post-peer.ts';
import { createRecordingContext, ManualTimers, START } from './recording-context.ts';
import { createWebhookConnector } from './webhook/webhook-connector.ts';

type Made = (...args: [Parameters<ConnectorFactory>[0], PostDoor | null, ManualTimers]) => Connector;

let peer: Awaited<ReturnType<typeof openPostDoor>>;
const running: Connector[] = [];
const timers = new ManualTimers();

beforeEach(async () => {
  peer = await openPostDoor();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((connector) => connector.stop()));
  await peer.close();
});

function start(make: Made, account: Parameters<typeof createRecordingContext>[0] = {}, overrides = {}) {
  const recording = createRecordingContext({ token: '密钥-1', ...account }, overrides);
  const connector = make(recording.context, peer.door, timers);
  running.push(connector);
  connector.start();
  return { ...recording, connector };
}

const EVENT = JSON.stringify({
  time: 1767225600,
  self_id: 10001,
  post_type: 'message',
  message_type: 'group',
  message_id: -183,
  group_id: 92001,
  user_id: 2853000001,
  message: [{ type: 'text', data: { text: '灯[坏]' } }],
  sender: { card: '一组甲' },
});
const sha1 = (body: string, secret = '密钥-1') => ({
  'x-self-id': '10001',
  'x-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
});
const SAID =
  '{"type":"message","groupId":"g1","messageId":"m1","sentAt":1767225600000,"senderId":"u1","text":"停水了"}';
const CALLBACK = `{"TypeName":"AddMsg","Appid":"wx_1","Wxid":"10001","Data":{"MsgId":104,"FromUserName":{"string":"1@chatroom"},
  "ToUserName":{"string":"10001"},"MsgType":1,"Content":{"string":"wxid_a:\\n路灯坏了"},"CreateTime":1767225600,
  "PushContent":"甲 : 路灯坏了","NewMsgId":7773749793478223190}}`;
const webhook = (body: string, at: number = START, nonce = 'n1', secret = '密钥-1') =>
  peer.post('/webhook/account-1', body, signedHeaders(secret, body, at, nonce));
const addMsgAt = `/addmsg/${encodeURIComponent('密钥-1')}`;

it('takes a signed OneBot post and answers 204 with nothing in it, since a body would be an order to the gateway', async () => {
  const { told } = start(createOneBotPostConnector);
  expect(await peer.post('/onebot/v11/post', EVENT, sha1(EVENT))).toEqual({ status: 204, words: '' });
  expect(told.items).toMatchObject([{ kind: 'message', text: '灯[坏]', localId: '-183', senderName: '一组甲' }]);
  expect(told.lamps).toEqual(['connecting waiting-for-peer', 'online']);
});

it('takes a signed webhook post: one event, a list, or a list under a name, each bad one set aside alone', async () => {
  const { told } = start(createWebhookConnector);
  const three = `{"events":[${SAID.replace('m1', 'm2')},{"groupId":"g1"},"?"]}`;
  expect([
    await webhook(SAID),
    await webhook(`[${SAID}]`, START, 'n2'),
    await webhook(three, START, 'n3'),
  ]).toMatchObject([{ status: 204 }, { status: 204 }, { status: 204 }]);
  expect(told.items.map((item) => (item.kind === 'message' ? item.localId : item.kind))).toEqual([
    ...['m1', 'm1', 'm2'],
    ...['set-aside', 'set-aside'],
  ]);
});

it('takes an unsigned callback at its secret path, keeps every digit of its id, and says that it is unsigned', async () => {
  const { told } = start(createAddMsgConnector);
  expect(await peer.post(addMsgAt, CALLBACK)).toMatchObject({ status: 204 });
  expect(told.items).toMatchObject([
    {
      ...{ serverId: '7773749793478223190', localId: '7773749793478223190', groupExternalId: '1@chatroom' },
      ...{ senderExternalId: 'wxid_a', senderName: '甲', text: '路灯坏了', platform: 'wechat', isOwn: false },
    },
  ]);
  expect(told.lamps).toEqual(['connecting waiting-for-peer', 'online unsigned']);
});

it.each([
  [
    'no signature',
    createOneBotPostConnector,
    () => peer.post('/onebot/v11/post', EVENT, { 'x-self-id': '10001' }),
    401,
    'no-token',
  ],
  [
    'another secret',
    createOneBotPostConnector,
    () => peer.post('/onebot/v11/post', EVENT, sha1(EVENT, 'x')),
    403,
    'wrong-token',
  ],
  [
    'another body',
    createOneBotPostConnector,
    () => peer.post('/onebot/v11/post', `${EVENT} `, sha1(EVENT)),
    403,
    'wrong-token',
  ],
  ['no signature', createWebhookConnector, () => peer.post('/webhook/account-1', SAID), 401, 'no-token'],
  ['another secret', createWebhookConnector, () => webhook(SAID, START, 'n', 'x'), 403, 'wrong-token'],
  ['a time six minutes ago', createWebhookConnector, () => webhook(SAID, START - 360_000), 403, 'clock-differs'],
  ['a time in six minutes', createWebhookConnector, () => webhook(SAID, START + 360_000), 403, 'clock-differs'],
  [
    'another account',
    createAddMsgConnector,
    () => peer.post(addMsgAt, CALLBACK.replace('"10001","Data"', '"w2","Data"')),
    403,
    'wrong-account',
  ],
] as const)('refuses a post with %s and shows why', async (_what, make, send, status, reason) => {
  const { told } = start(make);
  expect((await send()).status).toBe(status);
  expect([told.items, told.lamps.at(-1)]).toEqual([[], `refused ${reason}`]);
});

it('refuses a signed post that is sent a second time, and takes the same words signed anew', async () => {
  const { told } = start(createWebhookConnector);
  const answers = [await webhook(SAID), await webhook(SAID), await webhook(SAID, START, 'n2')];
  expect(answers.map(({ status }) => status)).toEqual([204, 409, 204]);
  expect(told.items).toHaveLength(2);
});

it('leaves the lamp green when a stranger knocks after the peer has been heard', async () => {
  const { told } = start(createWebhookConnector);
  await webhook(SAID);
  expect((await peer.post('/webhook/account-1', SAID)).status).toBe(401);
  expect(told.lamps.at(-1)).toBe('online');
});

it.each([
  ['webhook', createWebhookConnector],
  ['AddMsg', createAddMsgConnector],
] as const)('a %s account without a secret takes nothing and says so', async (_what, make) => {
  const { told } = start(make, { token: null });
  expect(told.lamps).toEqual(['refused no-secret']);
  expect((await peer.post('/webhook/account-1', SAID)).status).toBe(404);
});

it('answers only after the commit, tells the peer to come again where it takes too long, and still stores what came', async () => {
  const commits: (() => void)[] = [];
  const { told } = start(
    createWebhookConnector,
    {},
    {
      deliver: (items: readonly object[]) =>
        new Promise((resolve) =>
          commits.push(() => {
            told.items.push(...(items as typeof told.items));
            resolve({ added: 1, merged: 0, known: 0, setAside: 0 });
          }),
        ),
    },
  );
  const answered: number[] = [];
  const first = webhook(SAID).then(({ status }) => answered.push(status));
  await vi.waitFor(() => expect(commits).toHaveLength(1));
  expect(answered).toEqual([]);
  timers.pass(10_000);
  await first;
  commits.shift()?.();
  const second = webhook(SAID.replace('m1', 'm2'), START, 'n2').then(({ status }) => answered.push(status));
  await vi.waitFor(() => expect(commits).toHaveLength(1));
  commits.shift()?.();
  await second;
  expect([answered, told.items.length]).toEqual([[503, 204], 2]);
});

it('offers again what the store has refused, in order and each once', async () => {
  let refusals = 3;
  const { told } = start(
    createWebhookConnector,
    {},
    {
      deliver: async (items: readonly never[]) => {
        if (refusals-- > 0) throw new Error('disk full');
        told.items.push(...items);
        return { added: items.length, merged: 0, known: 0, setAside: 0 };
      },
    },
  );
  const posts = Promise.all(['a', 'b', 'c'].map((id) => webhook(SAID.replace('m1', id), START, id)));
  await vi.waitFor(() => {
    timers.pass(5_000);
    expect(told.items).toHaveLength(3);
  });
  // The clock has been turned far beyond the patience of a peer: 503 or 204, never a second copy.
  expect((await posts).every(({ status }) => status === 204 || status === 503)).toBe(true);
});

it('reads no more of a post than fits, and answers strangers without reading', async () => {
  const { told } = start(createWebhookConnector);
  const huge = await peer
    .post('/webhook/account-1', new Uint8Array(LARGEST_POST_BYTES + 1))
    .catch(() => ({ status: 413 }));
  expect([huge.status, (await peer.post('/elsewhere', SAID)).status, await peer.get('/'), told.items]).toEqual([
    ...[413, 404, 426],
    [],
  ]);
});
