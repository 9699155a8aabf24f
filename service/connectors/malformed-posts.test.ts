import { expect, it } from 'vitest';
import { seededRandom } from '../../domain/seeded-random.ts';
import { toItems as toAddMsgItems } from './addmsg/to-items.ts';
import { readAddMsg } from './addmsg/wire.ts';
import { DAMAGES, type Damage } from './damage-frame.ts';
import { toItems as toWebhookItems } from './webhook/to-items.ts';

const FRAMES = 5_000;
const SEED = 20260102;

const WEBHOOK =
  '{"type":"message","groupId":"g1","messageId":"m1","sentAt":1767225600000,"senderId":"u1","text":"路灯坏了"}';
const WEBHOOK_DAMAGES: readonly Damage[] = [
  ...DAMAGES,
  (good) => Buffer.from(good.replace('"groupId"', '"group"')),
  (good) => Buffer.from(good.replace('"g1"', '{"id":1}')),
  (good) => Buffer.from(good.replace('1767225600000', '-5')),
  (good) => Buffer.from(good.replace('"路灯坏了"', '""')),
  (good) => Buffer.from(good.replace('"message"', '"quick_operation"')),
  () => Buffer.from(`[${'{},'.repeat(600)}{}]`),
];

const ADDMSG =
  '{"TypeName":"AddMsg","Wxid":"w1","Data":{"MsgId":104,"FromUserName":{"string":"1@chatroom"},"ToUserName":{"string":"w1"},"MsgType":1,"Content":{"string":"wxid_a:\\n路灯坏了"},"CreateTime":1767225600,"NewMsgId":7773749793478223190}}';
const ADDMSG_DAMAGES: readonly Damage[] = [
  ...DAMAGES,
  (good) => Buffer.from(good.replace('"AddMsg"', '"AddMessage"')),
  (good) => Buffer.from(good.replace('"MsgType":1', '"MsgType":"x"')),
  (good) => Buffer.from(good.replace('1767225600', '"soon"')),
  (good) => Buffer.from(good.replace('"NewMsgId":7773749793478223190', '"NewMsgId":null').replace('"MsgId":104,', '')),
  (good) => Buffer.from(good.replace('{"string":"1@chatroom"}', '"1@chatroom"').replace('"ToUserName"', '"To"')),
];

it.each([
  ['webhook', WEBHOOK, WEBHOOK_DAMAGES, toWebhookItems],
  ['AddMsg', ADDMSG, ADDMSG_DAMAGES, (bytes: Uint8Array) => toAddMsgItems(readAddMsg(bytes))],
] as const)(
  'sets aside every one of 5,000 malformed %s posts and takes the good ones between them',
  (_wire, good, damages, read) => {
    const random = seededRandom(SEED);
    const wrong: number[] = [];
    let taken = 0;
    for (let frame = 0; frame < FRAMES; frame += 1) {
      const items = read(damages[frame % damages.length]?.(good, random) ?? Buffer.from(good));
      if (items.length === 0 || items.some(({ kind }) => kind !== 'set-aside')) wrong.push(frame);
      taken += read(Buffer.from(good)).filter(({ kind }) => kind === 'message').length;
    }
    expect([wrong, taken]).toEqual([[], FRAMES]);
    expect(({} as { readonly isAdmin?: boolean }).isAdmin).toBeUndefined();
  },
);
