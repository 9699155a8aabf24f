import { expect, it } from 'vitest';
import { seededRandom } from '../../../domain/seeded-random.ts';
import { DAMAGES, type Damage } from '../damage-frame.ts';
import { createRecordingContext, ManualTimers } from '../recording-context.ts';
import type { Link } from '../socket-link.ts';
import { Conversation } from './conversation.ts';
import { aGroupMessage } from './scripted-peer.ts';

const FRAMES = 5_000;
const SEED = 20260101;

/** What besides makes an event of this wire that no peer can have meant. */
const ONEBOT_DAMAGES: readonly Damage[] = [
  ...DAMAGES,
  (good) => Buffer.from(good.replace('"post_type"', '"group_id":5,"post_type"')),
  (good) => Buffer.from(good.replace('"group_id"', '"group"')),
  (good) => Buffer.from(good.replace('"message_id"', '"id"')),
  (good) => Buffer.from(good.replace(/"time":\d+/, '"time":"gestern"')),
  (good) => Buffer.from(good.replace(/"message":\[.*?\}\}\]/, '"message":7').replace('"raw_message"', '"raw"')),
  (good) => Buffer.from(good.replace('"post_type":"message"', '"post_type":["message"]')),
  (good) => Buffer.from(`[${good}]`),
  () => Buffer.from('{"hello":"world"}'),
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
  const random = seededRandom(SEED);
  const wrong: number[] = [];
  let largest = 0;
  for (let index = 0; index < FRAMES; index += 1) {
    const damage = ONEBOT_DAMAGES[index % ONEBOT_DAMAGES.length] ?? (() => new Uint8Array());
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
