import { NCWebsocket } from 'node-napcat-ts';
import { afterEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { IncomingMessage } from '../domain/message/message.ts';
import { createForwardConnector } from '../service/connectors/onebot11/forward-connector.ts';
import { hastyTimers } from '../service/connectors/hasty-timers.ts';
import { createRecordingContext } from '../service/connectors/recording-context.ts';
import { realTimers, type Timers } from '../service/connectors/timers.ts';
import { createGateway, type Gateway, type GatewayOptions } from './create-gateway.ts';
import { readOptions } from './read-options.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(options: Partial<GatewayOptions> = {}): Promise<Gateway> {
  const gateway = await createGateway({
    ...{ protocol: 'onebot11', accounts: 3, groupsPerAccount: 4, rate: 0, port: 0, token: 'geheim' },
    ...{ seed: 5, skew: 0, numbered: true, spreadMs: 0 },
    ...options,
  });
  closing.push(() => gateway.close());
  return gateway;
}

/** The console's own connector at the account of a seat. */
function console11(gateway: Gateway, index: number, timers: Timers = realTimers) {
  const selfId = gateway.seats[index]?.selfId ?? '';
  const url = `ws://127.0.0.1:${gateway.port}/${selfId}`;
  const { context, told } = createRecordingContext({ selfId, url, token: 'geheim' });
  const connector = createForwardConnector(context, timers);
  connector.start();
  closing.unshift(() => connector.stop());
  return {
    told,
    connector,
    messages: () => told.items.filter((item): item is IncomingMessage => item.kind === 'message'),
  };
}

it('is heard by the console: lamp, groups, and every message with the id all accounts see', async () => {
  const gateway = await open();
  const consoles = gateway.seats.map((_, index) => console11(gateway, index));
  await vi.waitFor(() => expect(consoles.map(({ told }) => told.lamps.at(-1))).toEqual(Array(3).fill('online')));
  gateway.say(200);
  const { told, messages } = gateway.sent();
  await vi.waitFor(() => expect(consoles.flatMap((one) => one.messages())).toHaveLength(told));
  const heard = consoles.flatMap((one) => one.messages());
  const distinct = new Set(
    heard.map(({ groupExternalId, serverId, text }) => `${groupExternalId} ${serverId} ${text}`),
  );
  const groups = consoles.map((one) => one.told.items.filter(({ kind }) => kind === 'group').length);
  expect({
    messages,
    distinct: distinct.size,
    local: new Set(heard.map(({ localId }) => localId)).size,
    groups,
  }).toEqual({
    messages: 200,
    distinct: 200,
    local: told,
    groups: gateway.seats.map((seat) => seat.groups.length),
  });
});

it('keeps what is said while nobody listens, so that the console can fetch it', async () => {
  const gateway = await open({ accounts: 1 });
  const { messages, told } = console11(gateway, 0);
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('online'));
  gateway.say(40);
  await vi.waitFor(() => expect(messages()).toHaveLength(40));
  gateway.hangUp();
  gateway.say(40);
  await vi.waitFor(() => expect(told.gaps).toMatchObject([{ state: 'filled' }]), { timeout: 10_000 });
  await vi.waitFor(() => expect(new Set(messages().map(({ text }) => text)).size).toBe(80));
  expect(gateway.sent()).toMatchObject({ messages: 80, told: 40, unheard: 40 });
});

it('fetches what was said meanwhile in groups that had never said anything before', async () => {
  const gateway = await open({ accounts: 1 });
  const { messages, told } = console11(gateway, 0, hastyTimers);
  await vi.waitFor(() => expect(told.items.some(({ kind }) => kind === 'group')).toBe(true));
  gateway.say(1);
  await vi.waitFor(() => expect(messages()).toHaveLength(1));
  gateway.hangUp();
  gateway.say(40);
  await vi.waitFor(() => expect(new Set(messages().map(({ text }) => text)).size).toBe(41), { timeout: 5_000 });
  await vi.waitFor(() => expect(told.gaps).toMatchObject([{ state: 'filled' }]));
});

it('loses nothing of what the console can fetch over 100 lost connections', async () => {
  const gateway = await open({ accounts: 1 });
  const { messages, told } = console11(gateway, 0, hastyTimers);
  const timesOnline = () => told.lamps.filter((lamp) => lamp === 'online').length;
  await vi.waitFor(() => expect(timesOnline()).toBe(1));
  // Every group has been heard of: what was never seen cannot be asked for.
  gateway.say(40);
  await vi.waitFor(() => expect(messages()).toHaveLength(40));
  for (let turn = 1; turn <= 100; turn += 1) {
    gateway.say(2);
    gateway.hangUp();
    gateway.say(2);
    await vi.waitFor(() => expect(timesOnline()).toBe(turn + 1), { interval: 5 });
  }
  const numbers = () => new Set(messages().map(({ text }) => / #(\d+)$/.exec(text)?.[1])).size;
  await vi.waitFor(() => expect(numbers()).toBe(440), { timeout: 5_000 });
  const ids = new Set(messages().map(({ localId }) => localId));
  expect([ids.size, gateway.sent().messages]).toEqual([440, 440]);
}, 60_000);

it('speaks to a client nobody here has written: node-napcat-ts hears, asks, and posts', async () => {
  const gateway = await open();
  const [seat] = gateway.seats;
  const group = Number(seat?.groups[0]?.externalId);
  const client = new NCWebsocket({
    baseUrl: `ws://127.0.0.1:${gateway.port}/`,
    accessToken: 'geheim',
  });
  const heard: string[] = [];
  const echoed: string[] = [];
  client.on('message.group', ({ raw_message }) => void heard.push(raw_message));
  client.on('message_sent.group', ({ raw_message }) => void echoed.push(raw_message));
  await client.connect();
  closing.unshift(() => client.disconnect());
  gateway.say(60);
  await vi.waitFor(() => expect(heard).toHaveLength(gateway.sent().told));
  const { user_id } = await client.get_login_info();
  const list = await client.get_group_list();
  const { online, good } = await client.get_status();
  const message = [{ type: 'text' as const, data: { text: '已收到[1]' } }];
  const { message_id } = await client.send_group_msg({ group_id: group, message });
  await vi.waitFor(() => expect(echoed).toEqual(['已收到[1]']));
  const found = await client.get_msg({ message_id });
  expect({
    user_id: String(user_id),
    groups: list.length,
    online,
    good,
    found: found.message,
    ...gateway.sent(),
  }).toMatchObject({
    user_id: seat?.selfId,
    groups: seat?.groups.length,
    online: true,
    good: true,
    found: message,
    posted: 1,
  });
});

it.each([
  ['no token', '', 401],
  ['another token', '?access_token=falsch', 403],
  ['an account it does not have', '12345?access_token=geheim', 404],
])('turns away a client with %s', async (_what, path, expected) => {
  const gateway = await open();
  const socket = new WebSocket(`ws://127.0.0.1:${gateway.port}/${path}`);
  const status = await new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode);
    });
  });
  expect(status).toBe(expected);
});

it('talks at the asked rate and mostly where it is told to', async () => {
  const gateway = await open({ rate: 2_000, skew: 0.9, accounts: 5, groupsPerAccount: 10 });
  const first = console11(gateway, 0);
  await vi.waitFor(() => expect(first.told.lamps.at(-1)).toBe('online'));
  gateway.talk();
  await vi.waitFor(() => expect(gateway.sent().messages).toBeGreaterThan(1_000));
  gateway.pause();
  const { messages, toldByAccount } = gateway.sent();
  const share = (toldByAccount[gateway.seats[0]?.selfId ?? ''] ?? 0) / messages;
  expect(share > 0.85 && share < 0.95).toBe(true);
});

it.each([
  [['--protocol', 'telegram'], '--protocol must be one of'],
  [['--accounts', '0'], '--accounts must be a whole number from 1 to 60.'],
  [['--rate', 'fast'], '--rate must be a whole number from 0 to 20000.'],
  [['--skew', '1'], '--skew must be a share from 0 to below 1.'],
  [['--loud'], "Unknown option '--loud'"],
])('refuses %s in words', (args, words) => {
  expect(readOptions(args)).toContain(words);
});
