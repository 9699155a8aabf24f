import { expect, it } from 'vitest';
import { instant } from '../../../domain/time/instant.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { Roster } from '../roster.ts';
import { aGroupMessage } from './scripted-peer.ts';
import { toItems, toRoster } from './to-items.ts';
import { readFrame } from './wire.ts';

const facts = { receivedAt: instant(1_767_225_660_000), sendsFilesAsMessages: false };
const read = (event: object) => {
  const raw = JSON.stringify(event);
  const frame = readFrame(Buffer.from(raw));
  return frame.kind === 'event' ? toItems(frame.event, 'RAW', facts) : frame;
};

it('makes a group message of an event', () => {
  expect(read(aGroupMessage({ real_seq: '5120' }))).toEqual([
    {
      kind: 'message',
      platform: 'qq',
      groupExternalId: '92001',
      groupName: null,
      senderExternalId: '2853000001',
      senderName: '一组甲',
      sentAt: 1_767_225_600_000,
      messageKind: 'text',
      text: '路灯坏了',
      segments: null,
      serverId: '92001:5120',
      localId: '-183',
      isOwn: false,
      raw: 'RAW',
    },
  ]);
});

it.each([
  ['a sequence under message_seq', { message_seq: 5120 }, '92001:5120'],
  ['message_id repeated under message_seq', { message_id: 77, message_seq: 77 }, null],
  ['real_seq that happens to equal message_id', { message_id: 77, real_seq: '77' }, '92001:77'],
  ['no sequence', {}, null],
  ['a sequence of nought', { real_seq: '0' }, null],
])('takes the id all accounts see from %s', (_what, fields, serverId) => {
  expect(read(aGroupMessage(fields))).toMatchObject([{ serverId }]);
});

it.each([
  ['an own message by its kind', { post_type: 'message_sent' }, { isOwn: true }],
  ['an own message by its sender', { user_id: 10001 }, { isOwn: true }],
  ['a sender without a card', { sender: { card: ' ', nickname: '甲' } }, { senderName: '甲' }],
  ['a sender without a name', { sender: {} }, { senderName: null }],
  [
    'an anonymous sender',
    { user_id: 80000000, anonymous: { id: 31, name: '大力丸', flag: 'f' } },
    { senderExternalId: 'anonymous:31', senderName: '大力丸' },
  ],
  ['a line of the system', { sub_type: 'notice' }, { messageKind: 'system' }],
  ['a time in milliseconds', { time: 1767225600123 }, { sentAt: 1_767_225_600_123 }],
])('reads %s', (_what, fields, expected) => {
  expect(read(aGroupMessage(fields))).toMatchObject([expected]);
});

it.each([
  ['group_id', { group_id: undefined }, '群消息缺少字段 group_id'],
  ['message_id', { message_id: null }, '群消息缺少字段 message_id'],
  ['time', { time: undefined }, '群消息的字段 time 缺失或不是时间'],
  ['message', { message: 5, raw_message: undefined }, '群消息缺少字段 message'],
])('sets aside a message without %s', (_what, fields, detail) => {
  expect(read(aGroupMessage(fields))).toEqual([
    { kind: 'set-aside', reason: 'missing-field', detail, raw: 'RAW', row: null },
  ]);
});

it('has no business with private messages, requests, mutes and pokes', () => {
  const events = [
    aGroupMessage({ message_type: 'private' }),
    { post_type: 'request', request_type: 'group', time: 1 },
    { post_type: 'notice', notice_type: 'group_ban', group_id: 1, user_id: 2 },
    { post_type: 'notice', notice_type: 'notify', sub_type: 'poke', group_id: 1, user_id: 2 },
    { post_type: 'meta_event', meta_event_type: 'lifecycle' },
  ];
  expect(events.map(read)).toEqual([[], [], [], [], []]);
});

const notice = (fields: object) => ({
  time: 1767225600,
  self_id: 10001,
  post_type: 'notice',
  group_id: 92001,
  ...fields,
});
const common = { platform: 'qq', groupExternalId: '92001', raw: 'RAW' };
const at = 1_767_225_600_000;

it.each([
  [
    'a recall',
    { notice_type: 'group_recall', message_id: -183, user_id: 2, operator_id: 2 },
    { kind: 'recall', localId: '-183', recalledAt: at },
  ],
  [
    'a newcomer',
    { notice_type: 'group_increase', sub_type: 'invite', user_id: 2 },
    { kind: 'membership', memberExternalId: '2', change: 'joined', at },
  ],
  [
    'somebody put out',
    { notice_type: 'group_decrease', sub_type: 'kick', user_id: 2 },
    { kind: 'membership', memberExternalId: '2', change: 'left', at },
  ],
  [
    'the account itself put out',
    { notice_type: 'group_decrease', sub_type: 'kick_me' },
    { kind: 'membership', memberExternalId: '10001', change: 'account-removed', at },
  ],
  [
    'a new name',
    { notice_type: 'notify', sub_type: 'group_name', name_new: '幸福村二群' },
    { kind: 'group', name: '幸福村二群', memberCount: null, at },
  ],
])('reads a notice of %s', (_what, fields, expected) => {
  expect(read(notice(fields))).toEqual([{ ...common, ...expected }]);
});

it('takes a file from its notice only where the peer has no message for it', () => {
  const event = notice({ notice_type: 'group_upload', user_id: 2, file: { id: '/f1', name: '公示.pdf', size: 5 } });
  expect(read(event)).toMatchObject([{ text: '[文件] 公示.pdf', localId: 'upload:/f1', messageKind: 'file' }]);
  expect(toItems(event as WireObject, 'RAW', { ...facts, sendsFilesAsMessages: true })).toEqual([]);
});

const list = (length: number) =>
  Array.from({ length }, (_, index) => ({ group_id: index + 1, group_name: '群', member_count: 9 }));

it('does not believe an empty or halved roster before it comes a second time', () => {
  const roster = new Roster(0);
  const believed = [60, 0, 0, 20, 20, 60].map((length) => roster.believes(toRoster(list(length), instant(0))));
  expect(believed).toEqual([true, false, false, false, true, true]);
});
