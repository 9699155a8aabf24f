import { afterEach, expect, it, vi } from 'vitest';
import { createGateway, type Gateway, type GatewayOptions } from '../../../gateway/create-gateway.ts';
import type { IncomingMessage } from '../../../domain/message/message.ts';
import { hastyTimers } from '../hasty-timers.ts';
import { createRecordingContext } from '../recording-context.ts';
import { realTimers } from '../timers.ts';
import { createOneBot12Connector } from './onebot12-connector.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(options: Partial<GatewayOptions> = {}): Promise<Gateway> {
  const gateway = await createGateway({
    ...{ protocol: 'onebot12', accounts: 2, groupsPerAccount: 4, rate: 0, port: 0, token: 'geheim' },
    ...{ seed: 5, skew: 0, numbered: true, spreadMs: 0 },
    ...options,
  });
  closing.push(() => gateway.close());
  return gateway;
}

function start(
  gateway: Gateway,
  index: number,
  { token = 'geheim' as string | null, selfId = '', timers = hastyTimers } = {},
) {
  const own = selfId === '' ? (gateway.seats[index]?.selfId ?? '') : selfId;
  const { context, told } = createRecordingContext({ url: `ws://127.0.0.1:${gateway.port}/`, token, selfId: own });
  const connector = createOneBot12Connector(context, timers);
  closing.unshift(() => connector.stop());
  connector.start();
  const messages = () => told.items.filter((item): item is IncomingMessage => item.kind === 'message');
  return { told, connector, messages };
}

it('hears its own account out of a socket that speaks for many, with the names of those who speak', async () => {
  const gateway = await open();
  // Names are waited for as long as in the field.
  const both = [start(gateway, 0, { timers: realTimers }), start(gateway, 1, { timers: realTimers })];
  await vi.waitFor(() => expect(both.map(({ told }) => told.lamps.at(-1))).toEqual(['online', 'online']));
  await vi.waitFor(() => expect(both.every(({ told }) => told.items.length > 0)).toBe(true));
  gateway.say(60);
  const copies = gateway.seats.map(({ selfId }) => gateway.sent().toldByAccount[selfId]);
  await vi.waitFor(() => expect(both.map(({ messages }) => messages().length)).toEqual(copies));
  const [first] = both;
  expect({
    named: first?.messages().every(({ senderName }) => senderName !== null && senderName !== ''),
    own: first?.messages().every(({ localId }) => localId.startsWith(gateway.seats[0]?.selfId ?? '-')),
    groups: first?.told.items.filter(({ kind }) => kind === 'group').length,
    versions: [...new Set(first?.told.versions)],
  }).toEqual({ named: true, own: true, groups: gateway.seats[0]?.groups.length, versions: ['training-gateway 1.0.0'] });
});

it.each([
  ['another token', 'falsch', 'refused wrong-token'],
  ['no token', null, 'refused no-token'],
])('shows %s that is refused before the upgrade', async (_what, token, lamp) => {
  const { told } = start(await open(), 0, { token });
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe(lamp));
});

it('shows a peer that speaks for other accounts only', async () => {
  const { told } = start(await open(), 0, { selfId: '12345' });
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('refused wrong-account'));
});

it('tells each of 100 lost connections as a gap, and doubles nothing', async () => {
  const gateway = await open({ accounts: 1 });
  const { told, messages } = start(gateway, 0);
  const timesOnline = () => told.lamps.filter((lamp) => lamp === 'online').length;
  for (let turn = 1; turn <= 100; turn += 1) {
    await vi.waitFor(() => expect(timesOnline()).toBe(turn), { interval: 5 });
    gateway.say(2);
    const heard = messages().length;
    await vi.waitFor(() => expect(messages().length).toBe(heard + 2), { interval: 5 });
    gateway.hangUp();
  }
  await vi.waitFor(() => expect(told.gaps).toHaveLength(100));
  const texts = messages().map(({ text }) => text);
  expect({ said: texts.length, distinct: new Set(texts).size, gap: told.gaps.at(-1) }).toMatchObject({
    ...{ said: 200, distinct: 200 },
    gap: { cause: 'disconnected', state: 'open' },
  });
}, 60_000);

it('posts, and says what the peer made of it', async () => {
  const gateway = await open({ accounts: 1 });
  const { told, connector, messages } = start(gateway, 0);
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('online'));
  const groupExternalId = gateway.seats[0]?.groups[0]?.externalId ?? '';
  const outcome = await connector.poster?.post({ groupExternalId, text: '已派人', replyTo: 'm1' });
  await vi.waitFor(() => expect(messages()).toMatchObject([{ text: '已派人', isOwn: true }]));
  const elsewhere = await connector.poster?.post({ groupExternalId: '5', text: '已派人', replyTo: null });
  expect([outcome, elsewhere]).toEqual([
    { kind: 'sent', localId: messages()[0]?.localId },
    { kind: 'failed', reason: 'refused', detail: '35001' },
  ]);
});
