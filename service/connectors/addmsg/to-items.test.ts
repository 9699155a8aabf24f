import { expect, it } from 'vitest';
import { toItems } from './to-items.ts';
import { readAddMsg } from './wire.ts';

function callback(data: object, top: object = {}) {
  const whole = {
    ...{ TypeName: 'AddMsg', Appid: 'wx_1', Wxid: 'wxid_me', ...top },
    Data: {
      ...{ MsgId: 104, FromUserName: { string: '1@chatroom' }, ToUserName: { string: 'wxid_me' }, MsgType: 1 },
      ...{ Content: { string: 'wxid_a:\n路灯坏了' }, CreateTime: 1_767_225_600, NewMsgId: '777', ...data },
    },
  };
  return toItems(readAddMsg(Buffer.from(JSON.stringify(whole))));
}
const content = (MsgType: number, string: string) => callback({ MsgType, Content: { string } });
const text = (items: ReturnType<typeof callback>) =>
  items.map((item) => (item.kind === 'message' ? item.text : item.kind));

it('reads an own message, which comes from the account and goes to the group, without a prefix', () => {
  const items = callback({
    ...{ FromUserName: { string: 'wxid_me' }, ToUserName: { string: '1@chatroom' } },
    Content: { string: '收到:\n马上联系' },
  });
  expect(items).toMatchObject([
    { groupExternalId: '1@chatroom', senderExternalId: 'wxid_me', isOwn: true, text: '收到:\n马上联系' },
  ]);
});

it.each([
  [3, 'wxid_a:\n<msg><img md5="0123456789abcdef0123456789ABCDEF"/></msg>', '[图片]'],
  [34, 'wxid_a:\n<msg/>', '[语音]'],
  [43, 'wxid_a:\n<msg/>', '[视频]'],
  [47, 'wxid_a:\n<msg/>', '[表情]'],
  [48, 'wxid_a:\n<msg/>', '[位置]'],
  [
    49,
    'wxid_a:\n<msg><appmsg><title>停电通知 &amp; 安排</title><type>5</type></appmsg></msg>',
    '[链接] 停电通知 & 安排',
  ],
  [49, 'wxid_a:\n<msg><appmsg><title><![CDATA[名单.xlsx]]></title><type>6</type></appmsg></msg>', '[文件] 名单.xlsx'],
  [
    49,
    'wxid_a:\n<msg><appmsg><title>是的</title><type>57</type><refermsg><type>1</type><svrid>776</svrid></refermsg></appmsg></msg>',
    '是的',
  ],
  [
    49,
    'wxid_a:\n<msg><appmsg><title>x</title><type>87</type><textannouncement>明天停水</textannouncement></appmsg></msg>',
    '[群公告] 明天停水',
  ],
  [10_000, '"甲"邀请"乙"加入了群聊', '"甲"邀请"乙"加入了群聊'],
  [
    10_002,
    '1@chatroom:\n<sysmsg type="sysmsgtemplate"><template><![CDATA[“甲”加入群聊]]></template></sysmsg>',
    '“甲”加入群聊',
  ],
  [9_999, 'wxid_a:\nx', '[未知内容]'],
])('reads a message of type %i', (type, body, reading) => {
  expect(text(content(type, body))).toEqual([reading]);
});

it('names the message a quote answers, and the digest of a picture', () => {
  const quote =
    'wxid_a:\n<msg><appmsg><title>是的</title><type>57</type><refermsg><svrid>776</svrid></refermsg></appmsg></msg>';
  expect(content(49, quote)).toMatchObject([
    {
      segments: [
        { kind: 'reply', to: '776' },
        { kind: 'text', text: '是的' },
      ],
    },
  ]);
  expect(content(3, 'wxid_a:\n<msg><img md5="0123456789abcdef0123456789ABCDEF"/></msg>')).toMatchObject([
    { segments: [{ kind: 'image', md5: '0123456789abcdef0123456789abcdef' }] },
  ]);
});

it('takes a message back by the id every account knows', () => {
  const body =
    '1@chatroom:\n<sysmsg type="revokemsg"><revokemsg><newmsgid>7773749793478223190</newmsgid></revokemsg></sysmsg>';
  expect(content(10_002, body)).toMatchObject([{ kind: 'recall', localId: '7773749793478223190' }]);
});

it.each([
  ['a private message', { FromUserName: { string: 'wxid_a' } }],
  ['a synchronisation', { MsgType: 51 }],
  ['a pat', { MsgType: 10_002, Content: { string: '1@chatroom:\n<sysmsg type="pat"/>' } }],
  ['a file that is only announced', { MsgType: 49, Content: { string: 'wxid_a:\n<appmsg><type>74</type></appmsg>' } }],
])('keeps nothing of %s', (_what, data) => {
  expect(callback(data)).toEqual([]);
});

it('keeps nothing of contacts and a sign-out', () => {
  expect([callback({}, { TypeName: 'ModContacts' }), callback({}, { TypeName: 'Offline' })]).toEqual([[], []]);
});

it('means nothing by entities and references it was not made for', () => {
  const bomb =
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><appmsg><title>&a;</title><type>5</type></appmsg>';
  expect(text(content(49, `wxid_a:\n${bomb}`))).toEqual(['[链接] &a;']);
});
