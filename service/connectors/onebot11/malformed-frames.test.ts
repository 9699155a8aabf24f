import { expect, it } from 'vitest';
import { createRecordingContext, ManualTimers } from '../recording-context.ts';
import type { Link } from '../socket-link.ts';
import { Conversation } from './conversation.ts';
import { aGroupMessage } from './scripted-peer.ts';

const FRAMES = 5_000;
const SEED = 20260101;

/** mulberry32: the same corpus every time; a failing frame is found by its number. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Each kind of damage makes a frame that no peer can have meant. */
const DAMAGES: readonly ((good: string, random: () => number) => Uint8Array)[] = [
  (good, random) => Buffer.from(good.slice(0, 1 + Math.floor(random() * (good.length - 2)))),
  (good, random) => {
    const bytes = Buffer.from(good);
    bytes[Math.floor(random() * bytes.length)] = 0xc0 + Math.floor(random() * 2);
    return bytes;
  },
  (good) => Buffer.from(good.replace('{', '{"a":'.repeat(70) + '{')),
  (_good, random) => Buffer.from('['.repeat(1000 + Math.floor(random() * 50_000))),
  (good, random) => Buffer.concat([Buffer.from(good), Buffer.alloc(1024 * 1024 + Math.floor(random() * 1000), 0x20)]),
  (good) => Buffer.from(good.replace('"sender"', '"__proto__":{"isAdmin":true},"sender"')),
  (good) => Buffer.from(good.replace('路灯', '路\\u0000灯')),
  (good) => Buffer.from(good.replace('路灯', '路\u0000灯')),
  (good) => Buffer.from(good.replace('"post_type"', '"group_id":5,"post_type"')),
  (good) => Buffer.from(good.replace('"group_id"', '"group"')),
  (good) => Buffer.from(good.replace('"message_id"', '"id"')),
  (good) => Buffer.from(good.replace(/"time":\d+/, '"time":"gestern"')),
  (good) => Buffer.from(good.replace(/"message":\[.*?\}\}\]/, '"message":7').replace('"raw_message"', '"raw"')),
  (good) => Buffer.from(good.replace('"post_type":"message"', '"post_type":["message"]')),
  (good) => Buffer.from(`[${good}]`),
  (good) => Buffer.from(JSON.stringify(good)),
  () => Buffer.from('{"hello":"world"}'),
  (good) => Buffer.from(good.replaceAll('"', "'")),
  (good) => Buffer.from(good, 'utf16le'),
  (_good, random) =>
    Uint8Array.from({ length: 1 + Math.floor(random() * 300) }, () => 128 + Math.floor(random() * 128)),
];

it('sets aside every one of 5,000 malformed frames, and the connection goes on', async () => {
  const { context, told } = createRecordingContext();
  const conversation = new Conversation(context, new ManualTimers());
  const ends: string[] = [];
  const link: Link = {
    canCall: false,
    send: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
    confirm: () => undefined,
    end: (why) => void ends.push(why),
  };
  conversation.opened(link);
  const random = createRandom(SEED);
  const wrong: number[] = [];
  let largest = 0;
  for (let index = 0; index < FRAMES; index += 1) {
    const damage = DAMAGES[index % DAMAGES.length] ?? (() => new Uint8Array());
    conversation.frame(link, damage(JSON.stringify(aGroupMessage({ message_id: index + 1 })), random));
    await Promise.resolve();
    // Delivered at once by this context: one frame, one item that keeps it with the reason.
    while (told.items.length === 0) await Promise.resolve();
    const [item, ...more] = told.items.splice(0);
    if (item?.kind !== 'set-aside' || more.length > 0) wrong.push(index);
    else largest = Math.max(largest, item.raw.length);
  }
  conversation.frame(link, Buffer.from(JSON.stringify(aGroupMessage())));
  await conversation.stop();
  expect({ wrong, ends, largest: largest <= 1024 * 1024, last: told.items, polluted: 'isAdmin' in {} }).toMatchObject({
    wrong: [],
    ends: ['stopped'],
    largest: true,
    last: [{ kind: 'message', text: '路灯坏了' }],
    polluted: false,
  });
  expect(told.logged).toEqual([]);
});
