import { expect, it } from 'vitest';
import { seededRandom } from '../../../domain/seeded-random.ts';
import { DAMAGES, type Damage } from '../damage-frame.ts';
import { feedMalformed } from '../feed-malformed.ts';
import { createRecordingContext, ManualTimers } from '../recording-context.ts';
import { aPuppetLink } from './a-puppet-link.ts';
import { WechatyConversation } from './conversation.ts';
import { writeTexts } from './protobuf-fields.ts';
import type { PuppetAnswer } from './puppet-client.ts';

const GOOD = JSON.stringify({ messageId: 'm9', note: '路灯坏了' });
const MESSAGE_TYPE = Buffer.from([8, 2]);
const RECEIVED = Buffer.from([0x20, 0x80, 0xe8, 0xa2, 0x9d, 0xb7, 0x33]);
const answerWith = (fields: Readonly<Record<number, string>>): Buffer =>
  Buffer.concat([writeTexts(fields), Buffer.from([0x28, 7]), RECEIVED]);
const ANSWER = answerWith({ 1: 'm9', 3: '路灯坏了', 6: 'wxid_a', 7: '1@chatroom' });

function eventOf(payload: Uint8Array, type: Uint8Array = MESSAGE_TYPE): Uint8Array {
  const length: number[] = [];
  for (let rest = payload.byteLength; ; rest >>= 7) {
    if (rest < 0x80) return Buffer.concat([type, Buffer.from([0x12, ...length, rest]), payload]);
    length.push((rest & 0x7f) | 0x80);
  }
}

/** What hurts the JSON inside, then what hurts the frame around it. */
const EVENT_DAMAGES: readonly Damage[] = [
  ...DAMAGES.map(
    (damage): Damage =>
      (good, random) =>
        eventOf(damage(good, random)),
  ),
  (good) => eventOf(Buffer.from(good), Buffer.from([8, 9])),
  (good) => eventOf(Buffer.from(good), Buffer.alloc(0)),
  (good) => eventOf(Buffer.from(good.replace('messageId', 'message'))),
  (good) => eventOf(Buffer.from(good.replace('"m9"', '["m9"]'))),
  () => MESSAGE_TYPE,
  () => Buffer.concat([MESSAGE_TYPE, Buffer.from([0x10, 5])]),
  (good, random) => {
    const frame = eventOf(Buffer.from(good));
    return frame.subarray(0, 3 + Math.floor(random() * (frame.byteLength - 3)));
  },
  (good, random) => {
    const frame = Buffer.from(eventOf(Buffer.from(good)));
    frame[2] = 0x0f + 8 * Math.floor(random() * 30);
    return frame;
  },
  (_good, random) => Buffer.alloc(1 + Math.floor(random() * 300), 0xff),
  (good) => Buffer.concat([eventOf(Buffer.from(good)), Buffer.alloc(1024 * 1024, 0x20)]),
];

/** Answers to the question what a message says. */
const ANSWER_DAMAGES: readonly Damage[] = [
  (_good, random) => ANSWER.subarray(0, 1 + Math.floor(random() * 40)),
  () => answerWith({ 1: 'm9', 3: '路\0灯', 7: '1@chatroom' }),
  () => answerWith({ 3: '路灯坏了', 7: '1@chatroom' }),
  () => writeTexts({ 1: 'm9', 3: '路灯坏了', 7: '1@chatroom' }),
  () => Buffer.concat([ANSWER, Buffer.from([0x20, 5])]),
  () => Buffer.concat([ANSWER, Buffer.from([0x1a, 2, 0xc0, 0xaf])]),
  () => Buffer.concat([ANSWER, Buffer.from([0x18, 5])]),
  () => answerWith({ 1: 'm9', 3: '水'.repeat(400_000), 7: '1@chatroom' }),
  () => answerWith({ 1: 'm'.repeat(200), 3: '路灯坏了', 7: '1@chatroom' }),
  (_good, random) => Buffer.alloc(1 + Math.floor(random() * 300), 0xff),
  (_good, random) => Buffer.concat([ANSWER, Buffer.alloc(1 + Math.floor(random() * 20), 0)]),
];

function listening(answer: () => Uint8Array) {
  const { context, told } = createRecordingContext();
  const conversation = new WechatyConversation(context, new ManualTimers());
  const { link, ends } = aPuppetLink(async (method): Promise<PuppetAnswer> =>
    method === 'MessagePayload' ? { kind: 'ok', bytes: answer() } : { kind: 'failed', code: 12 },
  );
  conversation.opened(link, null);
  return { told, conversation, ends, hear: (bytes: Uint8Array) => conversation.frame(link, bytes) };
}

it.each([
  ['events', EVENT_DAMAGES],
  ['answers', ANSWER_DAMAGES],
] as const)('sets aside every one of 5,000 malformed %s, and the connection goes on', async (what, damages) => {
  let answer: Uint8Array = ANSWER;
  const { told, conversation, ends, hear } = listening(() => answer);
  const asEvent = eventOf(Buffer.from(GOOD));
  const feed = (bytes: Uint8Array): void => {
    if (what === 'answers') answer = bytes;
    hear(what === 'answers' ? asEvent : bytes);
  };
  const wrong = await feedMalformed({ good: GOOD, damages, random: seededRandom(20260105), told, feed });
  answer = ANSWER;
  hear(asEvent);
  await conversation.stop();
  expect({ wrong, ends, last: told.items, logged: told.logged, polluted: 'isAdmin' in {} }).toMatchObject({
    ...{ wrong: [], ends: ['stopped'], last: [{ kind: 'message', text: '路灯坏了' }], logged: [], polluted: false },
  });
});
