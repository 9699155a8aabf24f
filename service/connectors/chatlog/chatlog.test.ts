import { afterEach, expect, it, vi } from 'vitest';
import type { IncomingMessage } from '../../../domain/message/message.ts';
import { seededRandom } from '../../../domain/seeded-random.ts';
import { instant } from '../../../domain/time/instant.ts';
import { DAMAGES } from '../damage-frame.ts';
import { parseWireJson } from '../parse-wire-json.ts';
import { createRecordingContext, ManualTimers, START } from '../recording-context.ts';
import { createChatlogConnector } from './chatlog-connector.ts';
import { ChatlogPeer, FIELDS } from './chatlog-peer.ts';
import { toMessage } from './to-message.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const aChatlog = () => new ChatlogPeer(START);

async function opened(peer: ChatlogPeer): Promise<string> {
  const { url, close } = await peer.listen();
  closing.push(close);
  return url;
}

function start(url: string, cursor: string | null = null, overrides = {}) {
  const timers = new ManualTimers();
  const recording = createRecordingContext({ url, cursor, token: null }, overrides);
  const connector = createChatlogConnector(recording.context, timers);
  closing.unshift(() => connector.stop());
  connector.start();
  const messages = () => recording.told.items.filter((item): item is IncomingMessage => item.kind === 'message');
  return { ...recording, timers, connector, messages };
}

it('asks round after round, page after page, and names each message by conversation and sequence', async () => {
  const peer = aChatlog();
  for (let n = 0; n < 1_200; n += 1) peer.say('1@chatroom', `第${n}`, START + n * 10);
  peer.say('wxid_b', '私下说');
  const { told, messages, timers } = start(await opened(peer));
  await vi.waitFor(() => expect(messages()).toHaveLength(1_200));
  peer.say('2@chatroom', '停水', START + 60_000);
  await vi.waitFor(() => {
    timers.pass(15_000);
    expect(messages().some(({ text }) => text === '停水')).toBe(true);
  });
  expect([told.lamps.at(-1), messages()[0]]).toMatchObject([
    'online',
    {
      platform: 'wechat',
      groupExternalId: '1@chatroom',
      groupName: '幸福村',
      localId: `1@chatroom:${START}`,
      serverId: null,
    },
  ]);
  expect(peer.asked.some((address) => address.includes('wxid_b'))).toBe(false);
});

it('misses nothing and stores no batch twice in name over 100 stops', async () => {
  const peer = aChatlog();
  const url = await opened(peer);
  const stored = new Set<string>();
  let cursor: string | null = null;
  for (let turn = 0; turn < 100; turn += 1) {
    peer.say('1@chatroom', `甲${turn}`, START + turn * 30_000);
    peer.say('2@chatroom', `乙${turn}`, START + turn * 30_000);
    // What chatlog itself has learnt late stands before what was asked for already.
    if (turn > 5) peer.say('1@chatroom', `晚${turn}`, START + (turn - 4) * 30_000);
    const { messages, connector, told, clock } = start(url, cursor);
    clock.at = instant(START + turn * 30_000);
    await vi.waitFor(
      () => expect(messages().filter(({ text }) => text.endsWith(String(turn))).length).toBe(turn > 5 ? 3 : 2),
      { interval: 2 },
    );
    await connector.stop();
    for (const { localId } of messages()) stored.add(localId);
    cursor = told.cursors.findLast((written) => written !== null) ?? cursor;
  }
  expect(stored.size).toBe(peer.kept.length);
}, 30_000);

it('asks again for what the store has refused', async () => {
  const peer = aChatlog();
  peer.say('1@chatroom', '停水');
  let refusals = 1;
  const stored: unknown[] = [];
  const deliver = async (items: readonly unknown[]) => {
    if (refusals-- > 0) throw new Error('busy');
    stored.push(...items);
    return { added: 1, merged: 0, known: 0, setAside: 0 };
  };
  const { timers } = start(await opened(peer), null, { deliver });
  await vi.waitFor(() => {
    timers.pass(15_000);
    expect(stored).toHaveLength(1);
  });
});

it.each([
  ['refused', 401, 'refused wrong-token'],
  ['in trouble', 500, 'offline no-answer'],
])('shows a chatlog that is %s', async (_what, status, lamp) => {
  const peer = aChatlog();
  peer.status = status;
  const { told } = start(await opened(peer));
  await vi.waitFor(() => expect(told.lamps.at(-1)).toBe(lamp));
});

it.each([[null], ['ws://127.0.0.1:1'], ['127.0.0.1:5030']])('refuses the address %s', (url) => {
  expect(start(url ?? '').told.lamps).toEqual(['refused bad-address']);
});

it('sets aside every one of 5,000 malformed elements', () => {
  const good = JSON.stringify({
    seq: START,
    talker: '1@chatroom',
    content: '路灯坏了',
    time: '2026-01-01T08:00:00+08:00',
    ...FIELDS,
  });
  const random = seededRandom(20260107);
  const damages = [
    ...DAMAGES,
    (text: string) => Buffer.from(text.replace('"seq"', '"sq"')),
    (text: string) => Buffer.from(text.replace('"talker":"1@chatroom"', '"talker":{}')),
    (text: string) => Buffer.from(text.replace('2026-01-01T08', 'gestern')),
    () => Buffer.from('[1]'),
  ];
  const wrong: number[] = [];
  for (let n = 0; n < 5_000; n += 1) {
    // The whole answer is refused where it is no JSON; then nothing of it is taken and it is asked for again.
    const reading = parseWireJson(damages[n % damages.length]?.(good, random) ?? Buffer.alloc(0));
    if (reading.kind === 'set-aside') continue;
    if (toMessage(reading.value)?.item.kind !== 'set-aside') wrong.push(n);
  }
  expect(wrong).toEqual([]);
});
