import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { IncomingItem } from '../../../domain/message/message.ts';
import type { Connector } from '../connector.ts';
import { createRecordingContext, ManualTimers, START } from '../recording-context.ts';
import { createReverseConnector } from './reverse-connector.ts';
import { openReverseServer, type ReverseServer } from '../reverse-server.ts';
import { aGroupMessage, failed, ok, ScriptedPeer } from './scripted-peer.ts';

const timers = new ManualTimers();
let server: ReverseServer;
const running: Connector[] = [];

beforeEach(async () => {
  const quiet = () => undefined;
  server = await openReverseServer({ port: 0, timers, log: { info: quiet, warn: quiet, error: quiet } });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((connector) => connector.stop()));
  await server.close();
});

function start(account: Parameters<typeof createRecordingContext>[0] = {}, overrides = {}) {
  const recording = createRecordingContext({ token: 'geheim', ...account }, overrides);
  const connector = createReverseConnector(recording.context, server, timers);
  running.push(connector);
  connector.start();
  return { ...recording, connector };
}

function dial(peer: ScriptedPeer, headers: Record<string, string> = {}, path = '/onebot/v11/ws') {
  return peer.dial(`ws://127.0.0.1:${server.port}${path}`, {
    'x-self-id': '10001',
    'x-client-role': 'Universal',
    authorization: 'Bearer geheim',
    ...headers,
  });
}

const closeCode = (socket: WebSocket) => new Promise((resolve) => socket.once('close', resolve));
const texts = (items: readonly IncomingItem[]) => items.flatMap((item) => (item.kind === 'message' ? [item.text] : []));

it('hears an account whose peer dials in, and its 64-bit ids without loss', async () => {
  const { told } = start();
  const peer = new ScriptedPeer();
  await dial(peer);
  peer.say(`{"time":1767225600,"self_id":10001,"post_type":"message","message_type":"group","message_id":7773749793478223190,
    "group_id":9007199254740993,"user_id":2853000001,"message":"[CQ:at,qq=all]灯坏了","sender":{}}`);
  peer.say(aGroupMessage());
  await vi.waitFor(() => expect(told.items).toHaveLength(3));
  expect(told).toMatchObject({
    lamps: ['connecting waiting-for-peer', 'connecting connecting', 'online'],
    versions: ['NapCat.Onebot 4.8.0'],
    gaps: [],
  });
  expect(told.items.map(({ raw: _raw, ...item }) => item)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        localId: '7773749793478223190',
        groupExternalId: '9007199254740993',
        text: '@全体成员 灯坏了',
      }),
      expect.objectContaining({ localId: '-183', text: '路灯坏了' }),
      { kind: 'group', platform: 'qq', groupExternalId: '92001', name: '幸福村', memberCount: 321, at: START },
    ]),
  );
});

it.each([
  ['Bearer', { authorization: 'Bearer geheim' }, '/'],
  ['Token, as go-cqhttp writes it', { authorization: 'Token geheim' }, '/onebot/v11/ws/'],
  ['the query', { authorization: '' }, '/onebot/v11/ws?access_token=geheim'],
])('takes the token from %s', async (_what, headers, path) => {
  start();
  expect(await dial(new ScriptedPeer(), headers, path)).not.toBeTypeOf('number');
});

it.each([
  ['no token', { authorization: '' }, 401, 'refused no-token'],
  ['a wrong token', { authorization: 'Bearer geheiM' }, 403, 'refused wrong-token'],
  ['a token that only begins right', { authorization: 'Bearer geheim2' }, 403, 'refused wrong-token'],
])('turns %s away and shows it on the account', async (_what, headers, status, lamp) => {
  const { told } = start();
  expect(await dial(new ScriptedPeer(), headers)).toBe(status);
  expect(told.lamps).toEqual(['connecting waiting-for-peer', lamp]);
});

it('keeps the lamp of a connected account when a stranger knocks', async () => {
  const { told } = start();
  await dial(new ScriptedPeer());
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('online'));
  expect(await dial(new ScriptedPeer(), { authorization: 'Bearer x' })).toBe(403);
  expect(told.lamps.at(-1)).toBe('online');
});

it('closes an unknown account id with 1008 and refuses a path that is none', async () => {
  start();
  const socket = await dial(new ScriptedPeer(), { 'x-self-id': '66666' });
  expect(await closeCode(socket as WebSocket)).toBe(1008);
  expect(await dial(new ScriptedPeer(), {}, '/admin')).toBe(404);
});

it('is not brought down by a request line that is no address', async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      const headers = [
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: x',
      ];
      socket.write(`GET // HTTP/1.1\r\nHost: x\r\n${headers.join('\r\n')}\r\n\r\n`);
    });
    socket.on('data', (data) => resolve(String(data).split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });
  expect(answer).toBe('HTTP/1.1 404 Not Found');
});

it('lets a second connection of the same account take the place of the first', async () => {
  const { told } = start();
  const first = new ScriptedPeer();
  const closed = closeCode((await dial(first)) as WebSocket);
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('online'));
  const second = new ScriptedPeer();
  await dial(second);
  expect(await closed).toBe(1000);
  second.say(aGroupMessage({ message: '第二条线' }));
  await vi.waitFor(() => expect(texts(told.items)).toEqual(['第二条线']));
  expect(told.lamps.at(-1)).toBe('online');
});

it('refuses a second account under the same id, and one without an id', () => {
  start();
  const lamps = [start({ id: 'account-2' }), start({ id: 'account-3', selfId: null })].map(({ told }) => told.lamps);
  expect(lamps).toEqual([['refused duplicate-self-id'], ['refused no-self-id']]);
});

it('says so where the port could not be opened', () => {
  const { context, told } = createRecordingContext();
  createReverseConnector(context, null, timers).start();
  expect(told.lamps).toEqual(['offline reverse-port-unavailable']);
});

it('sets bad frames aside and keeps the connection', async () => {
  const { told } = start();
  const peer = new ScriptedPeer();
  const socket = (await dial(peer)) as WebSocket;
  peer.say('{"post_type":');
  peer.say(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
  peer.say('['.repeat(100_000));
  peer.say(`{"post_type":"message","message":"${'长'.repeat(1024 * 512)}"}`);
  peer.say('{"post_type":"message","message_type":"group"}');
  peer.say(aGroupMessage({ message: '还在' }));
  await vi.waitFor(() => expect(texts(told.items)).toEqual(['还在']));
  expect(told.items.flatMap((item) => (item.kind === 'set-aside' ? [item.reason] : []))).toEqual([
    'not-json',
    'bad-encoding',
    'too-deep',
    'too-large',
    'missing-field',
  ]);
  expect(socket.readyState).toBe(socket.OPEN);
});

it('will not file the messages of another chat account', async () => {
  const { told } = start();
  const peer = new ScriptedPeer();
  peer.answers['get_login_info'] = () => ok({ user_id: 20002 });
  const socket = (await dial(peer)) as WebSocket;
  expect(await closeCode(socket)).toBe(1008);
  expect(told).toMatchObject({
    items: [],
    lamps: ['connecting waiting-for-peer', 'connecting connecting', 'refused wrong-account'],
  });
});

it('shows a connection that never says anything as dead', async () => {
  const { told } = start();
  const peer = new ScriptedPeer();
  peer.answers['get_login_info'] = ScriptedPeer.silent;
  await dial(peer);
  await vi.waitFor(() => expect(peer.calls).toHaveLength(1));
  timers.pass(15_000);
  expect(told.lamps.at(-1)).toBe('offline no-answer');
});

it('misses the heartbeat after two and a half intervals, and records the gap on return', async () => {
  const { told, clock } = start();
  const peer = new ScriptedPeer();
  await dial(peer);
  peer.say({
    post_type: 'meta_event',
    meta_event_type: 'heartbeat',
    self_id: 10001,
    interval: 5000,
    status: { online: null, good: true },
  });
  peer.say(aGroupMessage());
  await vi.waitFor(() => expect(texts(told.items)).toEqual(['路灯坏了']));
  clock.at = (START + 12_500) as typeof START;
  timers.pass(12_499);
  const before = told.lamps.at(-1);
  timers.pass(1);
  expect([before, told.lamps.at(-1)]).toEqual(['online', 'offline heartbeat-lost']);
  await dial(peer);
  await vi.waitFor(() => expect(told.gaps).toHaveLength(1));
  const gap = { lastSeenAt: START, firstSeenAt: START + 12_500, cause: 'heartbeat-lost', state: 'open' };
  expect(told.gaps).toEqual([gap]);
});

it('shows when the chat account in the gateway is signed out, and a gap when it is back', async () => {
  const { told } = start();
  const peer = new ScriptedPeer();
  const beat = (online: boolean) =>
    peer.say({
      post_type: 'meta_event',
      meta_event_type: 'heartbeat',
      self_id: 10001,
      interval: 5000,
      status: { online, good: online },
    });
  await dial(peer);
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('online'));
  beat(false);
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('offline peer-offline'));
  beat(true);
  await vi.waitFor(() => expect(told.gaps).toHaveLength(1));
  expect(told.lamps.at(-1)).toBe('online');
});

it('fills the gap of an outage where history meets the last message seen', async () => {
  const { told } = start();
  const peer = new ScriptedPeer();
  const first = (await dial(peer)) as WebSocket;
  peer.say(aGroupMessage({ message_id: 1, real_seq: '1' }));
  await vi.waitFor(() => expect(texts(told.items)).toEqual(['路灯坏了']));
  first.terminate();
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('connecting disconnected'));
  const all = [1, 2, 3, 4].map((n) =>
    aGroupMessage({ message_id: n, real_seq: `${n}`, time: 1767225600 + n, message: `第${n}条` }),
  );
  // Two to a page: the last one seen is on the second.
  peer.answers['get_group_msg_history'] = ({ message_seq: from }) => {
    const end = from === undefined ? all.length : all.findIndex((message) => message['message_id'] === from) + 1;
    return ok({ messages: all.slice(Math.max(0, end - 2), end) });
  };
  await dial(peer);
  await vi.waitFor(() => expect(told.gaps).toHaveLength(1));
  expect(told.gaps).toEqual([{ lastSeenAt: START, firstSeenAt: START, cause: 'disconnected', state: 'filled' }]);
  await vi.waitFor(() => expect(texts(told.items)).toEqual(['路灯坏了', '第2条', '第3条', '第4条']));
});

it('leaves the gap open where history does not reach back, or there is none', async () => {
  const cursor = '{"at":1767200000000,"groups":{"92001":["1","92001:1"]}}';
  const gapWith = async (history: () => object) => {
    const { told, connector } = start({ cursor });
    const peer = new ScriptedPeer();
    peer.answers['get_group_msg_history'] = history;
    await dial(peer);
    await vi.waitFor(() => expect(told.gaps).toHaveLength(1));
    await connector.stop();
    return told.gaps[0];
  };
  const gap = { lastSeenAt: 1_767_200_000_000, firstSeenAt: START, cause: 'service-stopped', state: 'open' };
  expect(await gapWith(() => ok({ messages: [aGroupMessage({ message_id: 9 })] }))).toEqual(gap);
  expect(await gapWith(() => failed(1404))).toEqual(gap);
});

it('holds the cursor still until the outage is accounted for', async () => {
  const cursor = '{"at":1767200000000,"groups":{"92001":["1",null]}}';
  const { told } = start({ cursor });
  const peer = new ScriptedPeer();
  peer.answers['get_group_msg_history'] = ScriptedPeer.silent;
  await dial(peer);
  await vi.waitFor(() => expect(peer.calls.map(({ action }) => action)).toContain('get_group_msg_history'));
  peer.say(aGroupMessage({ message_id: 5 }));
  await vi.waitFor(() => expect(texts(told.items)).toEqual(['路灯坏了']));
  expect(told.cursors).toEqual([null, null]);
  // The peer never answers, however often it is asked: then the gap stays open and the cursor moves again.
  const asked = () => peer.calls.filter(({ action }) => action === 'get_group_msg_history').length;
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    await vi.waitFor(() => expect(asked()).toBe(attempt));
    expect(told.gaps).toEqual([]);
    timers.pass(10_000);
    await vi.waitFor(() => expect(told.gaps.length + timers.waits().filter((wait) => wait === 15_000).length).toBe(1));
    timers.pass(15_000);
  }
  await vi.waitFor(() => expect(told.gaps).toMatchObject([{ state: 'open' }]));
  peer.say(aGroupMessage({ message_id: 6, real_seq: '6' }));
  await vi.waitFor(() => expect(told.cursors).toHaveLength(3));
  expect(told.cursors.at(-1)).toBe(`{"at":${START},"groups":{"92001":["6","92001:6",1767225600000]}}`);
});

it('asks again for the groups that are left where the peer stopped answering in between, and then nothing is missing', async () => {
  const cursor = '{"at":1767200000000,"groups":{"92001":["1",null],"92002":["2",null]}}';
  const { told } = start({ cursor });
  const peer = new ScriptedPeer();
  let isAwake = false;
  const asked: unknown[] = [];
  peer.answers['get_group_msg_history'] = ({ group_id }) => {
    asked.push(group_id);
    if (group_id === 92002 && !isAwake) return { never: true };
    const fields = { group_id, message: '断线之中', raw_message: '断线之中' };
    return ok({
      messages: [
        { ...fields, time: 1767225600, message_id: Number(group_id) - 92000 },
        { ...fields, time: 1767225601, message_id: 9 },
      ],
    });
  };
  await dial(peer);
  await vi.waitFor(() => expect(asked).toEqual([92001, 92002]));
  timers.pass(10_000);
  await vi.waitFor(() => expect(timers.waits()).toContain(15_000));
  isAwake = true;
  timers.pass(15_000);
  await vi.waitFor(() => expect(told.gaps).toMatchObject([{ state: 'filled' }]));
  expect(asked).toEqual([92001, 92002, 92002]);
});

it('accounts for an outage that grew while it was accounted for, over the same connection', async () => {
  const cursor = '{"at":1767200000000,"groups":{"92001":["1",null]}}';
  const { told } = start({ cursor });
  const peer = new ScriptedPeer();
  let answers = 0;
  peer.answers['get_group_msg_history'] = () => {
    answers += 1;
    // While the first question is on its way the chat account signs out and in again.
    if (answers === 1)
      for (const online of [false, true])
        peer.say({
          ...aGroupMessage(),
          post_type: 'meta_event',
          meta_event_type: 'heartbeat',
          status: { online, good: online },
        });
    return ok({ messages: [{ time: 1767225600, message_id: 1, group_id: 92001, message: '之前' }] });
  };
  await dial(peer);
  await vi.waitFor(() => expect(told.gaps).toMatchObject([{ state: 'filled' }]));
  expect(answers).toBe(2);
});

it('waits for an answer as long as it does not read itself', async () => {
  const cursor = '{"at":1767200000000,"groups":{"92001":["1",null]}}';
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const stored: string[] = [];
  const deliver = async (items: readonly IncomingItem[]) => {
    await opened;
    stored.push(...texts(items));
    return { added: items.length, merged: 0, known: 0, setAside: 0 };
  };
  const { told } = start({ cursor }, { deliver });
  const peer = new ScriptedPeer();
  peer.answers['get_group_msg_history'] = () => {
    // More than the queue holds comes before the answer: it is not read before there is room again.
    for (let index = 0; index < 4_000; index += 1) peer.say(aGroupMessage({ message_id: 100 + index }));
    return ok({ messages: [{ time: 1767225600, message_id: 1, group_id: 92001, message: '之前' }] });
  };
  await dial(peer);
  await vi.waitFor(() => expect(peer.calls.map(({ action }) => action)).toContain('get_group_msg_history'));
  await vi.waitFor(() => expect(timers.waits().filter((wait) => wait === 10_000)).toEqual([]));
  timers.pass(9_999);
  timers.pass(60_000);
  expect(told.gaps).toEqual([]);
  open();
  await vi.waitFor(() => expect(told.gaps).toMatchObject([{ state: 'filled' }]));
  expect(peer.calls.filter(({ action }) => action === 'get_group_msg_history')).toHaveLength(1);
});

it('stops reading while the store refuses, and delivers everything in order afterwards', async () => {
  let isOpen = false;
  const stored: string[] = [];
  const deliver = async (items: readonly IncomingItem[]) => {
    if (!isOpen) throw new Error('disk full');
    stored.push(...texts(items));
    return { added: items.length, merged: 0, known: 0, setAside: 0 };
  };
  const { told } = start({}, { deliver });
  const peer = new ScriptedPeer();
  await dial(peer);
  const said = Array.from({ length: 3000 }, (_, index) => `第${index}条`);
  for (const [index, message] of said.entries()) peer.say(aGroupMessage({ message_id: index + 1, message }));
  await vi.waitFor(() => expect(told.logged).toContain('delivery-refused'));
  isOpen = true;
  await vi.waitFor(() => {
    timers.pass(1000);
    expect(stored).toHaveLength(said.length);
  });
  expect(stored).toEqual(said);
});

it('survives a hundred lost connections with nothing lost or doubled that the protocol could deliver', async () => {
  const { told } = start();
  const peer = new ScriptedPeer();
  const quickly = { interval: 2 };
  const all: Record<string, unknown>[] = [];
  peer.answers['get_group_msg_history'] = () => ok({ messages: all.slice(-50) });
  for (let round = 0; round < 100; round += 1) {
    const socket = (await dial(peer)) as WebSocket;
    // One is said on the wire, the next falls into the outage.
    for (const isHeard of [true, false]) {
      const n = all.length + 1;
      all.push(aGroupMessage({ message_id: n, real_seq: `${n}`, time: 1767225600 + n, message: `第${n}条` }));
      if (isHeard) peer.say(all.at(-1) ?? {});
    }
    await vi.waitFor(() => expect(told.gaps).toHaveLength(round), quickly);
    await vi.waitFor(() => expect(texts(told.items)).toContain(`第${all.length - 1}条`), quickly);
    socket.terminate();
    await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('connecting disconnected'), quickly);
  }
  await dial(peer);
  await vi.waitFor(() => expect(told.gaps).toHaveLength(100), quickly);
  await vi.waitFor(() => expect(texts(told.items)).toContain('第200条'), quickly);
  const messages = told.items.flatMap((item) => (item.kind === 'message' ? [item.localId] : []));
  // A redelivery carries the same id, and ingest knows it.
  expect(new Set(messages)).toEqual(new Set(all.map((message) => String(message['message_id']))));
  expect(told.gaps.map((gap) => (gap as { state: string }).state)).toEqual(Array.from({ length: 100 }, () => 'filled'));
});
