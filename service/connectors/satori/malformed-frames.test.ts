import { expect, it } from 'vitest';
import { seededRandom } from '../../../domain/seeded-random.ts';
import { DAMAGES, type Damage } from '../damage-frame.ts';
import { aLink, feedMalformed } from '../feed-malformed.ts';
import { createRecordingContext, ManualTimers } from '../recording-context.ts';
import { SatoriConversation } from './conversation.ts';
import { Resources } from './resources.ts';

const GOOD = JSON.stringify({
  op: 0,
  body: {
    ...{ sn: 42, type: 'message-created', timestamp: 1767225600000 },
    login: { platform: 'qq', user: { id: '10001' } },
    ...{ channel: { id: '92001', type: 0 }, user: { id: '2' }, message: { id: 'm9', content: '路灯坏了' } },
  },
});
const SATORI_DAMAGES: readonly Damage[] = [
  ...DAMAGES,
  (good) => Buffer.from(good.replace('"op":0', '"op":77')),
  (good) => Buffer.from(good.replace('"op":0,', '')),
  (good) => Buffer.from(good.replace('"body"', '"corpus"')),
  (good) => Buffer.from(good.replace('"type":"message-created"', '"type":null')),
  (good) => Buffer.from(good.replace('1767225600000', '"gestern"')),
  (good) => Buffer.from(good.replace('"id":"92001"', '"id":{"id":5}')),
  (good) => Buffer.from(good.replace('"content"', '"kontent"')),
  (good) => Buffer.from(`[${good}]`),
];

it('sets aside every one of 5,000 malformed frames, and the connection goes on', async () => {
  const { context, told } = createRecordingContext();
  const conversation = new SatoriConversation(context, new ManualTimers(), new Resources('http://127.0.0.1:9', null));
  const { link, ends } = aLink();
  conversation.opened(link);
  const wrong = await feedMalformed({
    ...{ good: GOOD, damages: SATORI_DAMAGES, random: seededRandom(20260103), told },
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
