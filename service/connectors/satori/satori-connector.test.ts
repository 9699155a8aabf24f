import { afterEach, expect, it, vi } from 'vitest';
import { createGateway, type Gateway, type GatewayOptions } from '../../../gateway/create-gateway.ts';
import type { IncomingMessage } from '../../../domain/message/message.ts';
import { hastyTimers } from '../hasty-timers.ts';
import { createRecordingContext } from '../recording-context.ts';
import { createSatoriConnector, satoriAddress } from './satori-connector.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(options: Partial<GatewayOptions> = {}): Promise<Gateway> {
  const gateway = await createGateway({
    ...{ protocol: 'satori', accounts: 1, groupsPerAccount: 4, rate: 0, port: 0, token: 'geheim' },
    ...{ seed: 5, skew: 0, numbered: true, spreadMs: 0 },
    ...options,
  });
  closing.push(() => gateway.close());
  return gateway;
}

function start(
  gateway: Gateway,
  { token = 'geheim' as string | null, cursor = null as string | null, selfId = '' } = {},
) {
  const own = gateway.seats[0]?.selfId ?? '';
  const url = `http://127.0.0.1:${gateway.port}/${own}`;
  const { context, told } = createRecordingContext({ url, token, cursor, selfId: selfId === '' ? own : selfId });
  const connector = createSatoriConnector(context, hastyTimers);
  closing.unshift(() => connector.stop());
  connector.start();
  const messages = () => told.items.filter((item): item is IncomingMessage => item.kind === 'message');
  return { told, connector, messages };
}

const isOnline = (told: { readonly lamps: readonly string[] }) =>
  vi.waitFor(() => expect(told.lamps.at(-1)).toBe('online'));

it('identifies itself, learns the groups, and keeps the sequence of what is stored', async () => {
  const gateway = await open();
  const { told, messages } = start(gateway);
  await isOnline(told);
  await vi.waitFor(() => expect(told.items.filter(({ kind }) => kind === 'group')).toHaveLength(4));
  gateway.say(30);
  await vi.waitFor(() => expect(messages()).toHaveLength(30));
  const cursor = JSON.parse(told.cursors.findLast((written) => written !== null) ?? '{}') as { sn: number };
  expect([cursor.sn, told.versions]).toEqual([30, ['Satori training']]);
  expect(messages()[0]).toMatchObject({ platform: 'training', serverId: null, isOwn: false });
});

it.each([
  ['another token', 'falsch', 'refused wrong-token'],
  ['no token', null, 'refused no-token'],
])('shows %s that is refused on the open socket', async (_what, token, lamp) => {
  const { told } = start(await open(), { token });
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe(lamp));
});

it('shows a server that speaks for another account', async () => {
  const { told } = start(await open(), { selfId: '12345' });
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('refused wrong-account'));
});

it('goes on after a restart where it stopped, and says that nothing is missing', async () => {
  const gateway = await open();
  const first = start(gateway);
  await isOnline(first.told);
  gateway.say(40);
  await vi.waitFor(() => expect(first.messages()).toHaveLength(40));
  await first.connector.stop();
  const cursor = first.told.cursors.findLast((written) => written !== null) ?? null;
  gateway.say(40);
  const second = start(gateway, { cursor });
  await vi.waitFor(() => expect(second.told.gaps).toMatchObject([{ cause: 'service-stopped', state: 'filled' }]));
  // What was said shortly before comes again: some of it might have been overtaken.
  const later = () => second.messages().filter(({ text }) => Number(/#(\d+)$/.exec(text)?.[1]) > 40);
  await vi.waitFor(() => expect(new Set(later().map(({ localId }) => localId)).size).toBe(40));
});

it('loses nothing over 100 lost connections', async () => {
  const gateway = await open();
  const { told, messages } = start(gateway);
  await isOnline(told);
  const timesOnline = () => told.lamps.filter((lamp) => lamp === 'online').length;
  for (let turn = 1; turn <= 100; turn += 1) {
    gateway.say(3);
    gateway.hangUp();
    gateway.say(3);
    await vi.waitFor(() => expect(timesOnline()).toBe(turn + 1), { interval: 5 });
  }
  await vi.waitFor(() => expect(new Set(messages().map(({ text }) => text)).size).toBe(600), { timeout: 10_000 });
  await vi.waitFor(() => expect(told.gaps.at(-1)).toMatchObject({ state: 'filled' }));
}, 60_000);

it('posts as plain text and hears its own words', async () => {
  const gateway = await open();
  const { told, connector, messages } = start(gateway);
  await isOnline(told);
  const groupExternalId = gateway.seats[0]?.groups[0]?.externalId ?? '';
  const post = { groupExternalId, text: '已派人 <at type="all"/> & 明天到', replyTo: null };
  const outcome = await connector.poster?.post(post);
  await vi.waitFor(() => expect(messages()).toMatchObject([{ text: post.text, isOwn: true, segments: null }]));
  const elsewhere = await connector.poster?.post({ ...post, groupExternalId: '5' });
  expect([outcome, elsewhere]).toEqual([
    { kind: 'sent', localId: messages()[0]?.localId },
    { kind: 'failed', reason: 'refused', detail: '403' },
  ]);
});

it.each([
  ['ws://h:5140/satori/v1/events', { webSocket: 'ws://h:5140/satori', http: 'http://h:5140/satori' }],
  ['https://h/satori/', { webSocket: 'wss://h/satori', http: 'https://h/satori' }],
  ['http://h:5140', { webSocket: 'ws://h:5140', http: 'http://h:5140' }],
  ['ftp://h', null],
  ['h:5140', null],
  [null, null],
])('takes the address %s for both roads', (written, expected) => {
  expect(satoriAddress(written)).toEqual(expected);
});
