import { expect, it } from 'vitest';
import { seededRandom } from '../../../domain/seeded-random.ts';
import { DAMAGES, type Damage } from '../damage-frame.ts';
import { aLink, feedMalformed } from '../feed-malformed.ts';
import { createRecordingContext, ManualTimers } from '../recording-context.ts';
import { OneBot12Conversation } from './conversation.ts';

const GOOD = JSON.stringify({
  ...{ id: 'e1', self: { platform: 'qq', user_id: '10001' }, time: 1767225600.25, type: 'message' },
  ...{ detail_type: 'group', sub_type: '', message_id: 'm9', group_id: '92001', user_id: null },
  message: [{ type: 'text', data: { text: '路灯坏了' } }],
});
const ONEBOT12_DAMAGES: readonly Damage[] = [
  ...DAMAGES,
  (good) => Buffer.from(good.replace('"type":"message"', '"type":"massage"')),
  (good) => Buffer.from(good.replace('"type":"message",', '')),
  (good) => Buffer.from(good.replace('"detail_type"', '"detail"')),
  (good) => Buffer.from(good.replace('1767225600.25', '"gestern"')),
  (good) => Buffer.from(good.replace('"92001"', '["92001"]')),
  (good) => Buffer.from(good.replace('"message_id"', '"id_"')),
  (good) => Buffer.from(good.replace('"message":[', '"messages":[')),
  (good) => Buffer.from(`[${good}]`),
];

it('sets aside every one of 5,000 malformed frames, and the connection goes on', async () => {
  const { context, told } = createRecordingContext();
  const conversation = new OneBot12Conversation(context, new ManualTimers());
  const { link, ends } = aLink();
  conversation.opened(link);
  const wrong = await feedMalformed({
    ...{ good: GOOD, damages: ONEBOT12_DAMAGES, random: seededRandom(20260104), told },
    feed: (bytes) => conversation.frame(link, bytes),
  });
  conversation.frame(link, Buffer.from(GOOD));
  await conversation.stop();
  expect({ wrong, ends, last: told.items, logged: told.logged }).toMatchObject({
    wrong: [],
    ends: ['stopped'],
    last: [{ kind: 'message', text: '路灯坏了' }],
    logged: [],
  });
});
