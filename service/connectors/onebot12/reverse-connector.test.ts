import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createGateway, type Gateway } from '../../../gateway/create-gateway.ts';
import type { IncomingMessage } from '../../../domain/message/message.ts';
import { createRecordingContext } from '../recording-context.ts';
import { openReverseServer, type ReverseServer } from '../reverse-server.ts';
import { realTimers } from '../timers.ts';
import { createOneBot12Reverse } from './reverse-connector.ts';

const closing: (() => unknown)[] = [];
let server: ReverseServer;
beforeEach(async () => {
  const quiet = () => undefined;
  server = await openReverseServer({ port: 0, timers: realTimers, log: { info: quiet, warn: quiet, error: quiet } });
  closing.push(() => server.close());
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function openGateway(): Promise<Gateway> {
  const gateway = await createGateway({
    ...{ protocol: 'onebot12', accounts: 2, groupsPerAccount: 4, rate: 0, port: 0, token: null },
    ...{ seed: 5, skew: 0, numbered: true, spreadMs: 0 },
  });
  closing.unshift(() => gateway.close());
  return gateway;
}

/** The training gateway as a peer that dials in, with the headers the standard gives it: two sockets, each told what the other says. */
function dialIn(gateway: Gateway, { path = '/onebot/v12/ws/account-1', token = 'geheim' as string | null } = {}) {
  const inside = new WebSocket(`ws://127.0.0.1:${gateway.port}/`);
  const headers = {
    'user-agent': 'OneBot/12 (qq) training/1.0.0',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const outside = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, '12.training', { headers });
  for (const [one, other] of [
    [inside, outside],
    [outside, inside],
  ] as const) {
    const waiting: string[] = [];
    one.on('message', (data) => {
      if (other.readyState === WebSocket.OPEN) other.send(String(data));
      else waiting.push(String(data));
    });
    other.on('open', () => {
      for (const text of waiting.splice(0)) other.send(text);
    });
    one.on('error', () => undefined);
    one.on('close', () => other.terminate());
  }
  closing.unshift(() => outside.terminate());
  const status = new Promise<number>((resolve) => {
    outside.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    outside.on('open', () => resolve(101));
  });
  return { status, protocol: () => outside.protocol };
}

function start(selfId: string | null, account = {}) {
  const { context, told } = createRecordingContext({ token: 'geheim', selfId, ...account });
  const connector = createOneBot12Reverse(context, server);
  closing.unshift(() => connector.stop());
  connector.start();
  const messages = () => told.items.filter((item): item is IncomingMessage => item.kind === 'message');
  return { told, connector, messages };
}

it('hears its own account from a peer that dials in and speaks for many, and posts over the same socket', async () => {
  const gateway = await openGateway();
  const [seat] = gateway.seats;
  const { told, connector, messages } = start(seat?.selfId ?? null);
  const { status, protocol } = dialIn(gateway);
  expect([await status, protocol()]).toEqual([101, '12.training']);
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('online'));
  await vi.waitFor(() => expect(told.items.length).toBeGreaterThan(0));
  gateway.say(40);
  const copies = gateway.sent().toldByAccount[seat?.selfId ?? ''];
  await vi.waitFor(() => expect(messages()).toHaveLength(copies ?? -1));
  const groupExternalId = seat?.groups[0]?.externalId ?? '';
  const outcome = await connector.poster?.post({ groupExternalId, text: '已派人', replyTo: null });
  expect({ lamps: told.lamps.slice(0, 2), outcome, named: messages().every(({ senderName }) => senderName) }).toEqual({
    lamps: ['connecting waiting-for-peer', 'connecting connecting'],
    outcome: { kind: 'sent', localId: expect.any(String) },
    named: true,
  });
});

it.each([
  ['another token', { token: 'falsch' }, 403, 'refused wrong-token'],
  ['no token', { token: null }, 401, 'refused no-token'],
  ['the path of another account', { path: '/onebot/v12/ws/account-2' }, 404, 'connecting waiting-for-peer'],
])('turns away a peer with %s', async (_what, way, expected, lamp) => {
  const { told } = start(null);
  expect([await dialIn(await openGateway(), way).status, told.lamps.at(-1)]).toEqual([expected, lamp]);
});

it('does not let a OneBot 11 header in at the path of another account', async () => {
  const { told } = start(null, { token: null });
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/onebot/v11/ws`, {
    headers: { 'x-self-id': '/onebot/v12/ws/account-1' },
  });
  const code = await new Promise((resolve) => socket.on('close', resolve));
  expect([code, told.lamps]).toEqual([1008, ['connecting waiting-for-peer']]);
});

it('tells each of 100 lost connections as a gap, and doubles nothing', async () => {
  const gateway = await openGateway();
  const [seat] = gateway.seats;
  const { told, messages } = start(seat?.selfId ?? null);
  const timesOnline = () => told.lamps.filter((lamp) => lamp === 'online').length;
  const quickly = { interval: 5, timeout: 5_000 };
  for (let turn = 1; turn <= 100; turn += 1) {
    dialIn(gateway);
    await vi.waitFor(() => expect(timesOnline()).toBe(turn), quickly);
    gateway.say(2);
    const copies = gateway.sent().toldByAccount[seat?.selfId ?? ''] ?? 0;
    await vi.waitFor(() => expect(messages()).toHaveLength(copies), quickly);
    gateway.hangUp();
    await vi.waitFor(() => expect(told.lamps.at(-1)).toBe('connecting disconnected'), quickly);
  }
  dialIn(gateway);
  await vi.waitFor(() => expect(told.gaps).toHaveLength(100), quickly);
  const texts = messages().map(({ text }) => text);
  expect({ distinct: new Set(texts).size, gap: told.gaps.at(-1) }).toMatchObject({
    distinct: texts.length,
    gap: { cause: 'disconnected', state: 'open' },
  });
}, 60_000);
