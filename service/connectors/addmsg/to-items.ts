import type { IncomingItem, MessageKind, Segment } from '../../../domain/message/message.ts';
import { setAside, timeOf } from '../wire-fields.ts';
import { appMessage, attributeOf, elementOf } from './app-message.ts';
import type { AddMsgFields, AddMsgFrame } from './wire.ts';

/** Group and sender ids are those of the chat program itself, so exported files and callbacks of several accounts merge. */
export const PLATFORM = 'wechat';

const GROUP = /@chatroom$/;
const SYNC = 51;

const PLACEHOLDERS: Readonly<Record<number, { readonly text: string; readonly messageKind: MessageKind }>> = {
  3: { text: '[图片]', messageKind: 'image' },
  34: { text: '[语音]', messageKind: 'voice' },
  42: { text: '[名片]', messageKind: 'other' },
  43: { text: '[视频]', messageKind: 'video' },
  47: { text: '[表情]', messageKind: 'other' },
  48: { text: '[位置]', messageKind: 'other' },
};

/** What a callback brings into the store. Empty for private messages (only groups are patrolled), and for what says nothing. */
export function toItems(frame: AddMsgFrame): readonly IncomingItem[] {
  switch (frame.kind) {
    case 'nothing':
      return [];
    case 'set-aside':
      return [frame.item];
    case 'message':
      return fromMessage(frame.fields, frame.raw);
  }
}

function fromMessage(fields: AddMsgFields, raw: string): readonly IncomingItem[] {
  const { self, from, to, type } = fields;
  if (type === SYNC) return [];
  // A message of the account itself comes from it and goes to the group.
  const group = [from, to].find((id) => id !== null && GROUP.test(id)) ?? null;
  if (group === null) return from === null ? [setAside('missing-field', '缺少字段 FromUserName', raw)] : [];
  const isOwn = from !== null && from === self;
  const sentAt = timeOf(fields.createTime);
  if (sentAt === null) return [setAside('bad-value', '字段 CreateTime 缺失或不是时间', raw)];
  const { sender, body } = isOwn ? { sender: self, body: fields.content } : splitSender(fields.content, group);
  const recalled = type === 10_002 ? elementOf(body, 'newmsgid') : null;
  if (recalled !== null)
    return [{ kind: 'recall', platform: PLATFORM, groupExternalId: group, localId: recalled, recalledAt: sentAt, raw }];
  const localId = fields.serverId ?? fields.localId;
  if (localId === null) return [setAside('missing-field', '缺少字段 NewMsgId', raw)];
  const said = readContent(type, body);
  if (said === null) return [];
  const isSystem = said.messageKind === 'system';
  return [
    {
      kind: 'message',
      platform: PLATFORM,
      groupExternalId: group,
      groupName: null,
      senderExternalId: isSystem ? null : sender,
      senderName: isSystem || isOwn ? null : nameFrom(fields.preview),
      sentAt,
      ...said,
      serverId: fields.serverId,
      localId,
      isOwn,
      raw,
    },
  ];
}

/** `wxid_x:` and a line break stand before what others said; system lines have no prefix, or the group as one. */
function splitSender(content: string, group: string): { readonly sender: string | null; readonly body: string } {
  const match = /^([\w@.-]{1,80}):\r?\n/.exec(content);
  if (match?.[1] === undefined) return { sender: null, body: content };
  const body = content.slice(match[0].length);
  return match[1] === group ? { sender: null, body } : { sender: match[1], body };
}

/** The preview reads `name : words`; the name itself is on no other field. */
function nameFrom(preview: string | null): string | null {
  const at = preview?.indexOf(' : ') ?? -1;
  const name = at > 0 ? (preview ?? '').slice(0, at).trim() : '';
  return name === '' || name.length > 64 ? null : name;
}

interface Said {
  readonly text: string;
  readonly messageKind: MessageKind;
  readonly segments: readonly Segment[] | null;
}

/** How a body reads; null for what is no message to anybody, such as a pat. */
function readContent(type: number, body: string): Said | null {
  if (type === 1) return { text: body.trim() === '' ? '[空消息]' : body, messageKind: 'text', segments: null };
  if (type === 49) return appMessage(body);
  if (type === 10_000) return { text: withoutTags(body), messageKind: 'system', segments: null };
  if (type === 10_002) return systemMessage(body);
  const known = PLACEHOLDERS[type];
  if (known === undefined) return { text: '[未知内容]', messageKind: 'other', segments: null };
  const { text, messageKind } = known;
  if (messageKind !== 'image' && messageKind !== 'voice' && messageKind !== 'video')
    return { text, messageKind, segments: null };
  const md5 = attributeOf(body, 'md5');
  const isDigest = md5 !== null && /^[0-9a-f]{32}$/i.test(md5);
  const segment: Segment = { kind: messageKind, name: null, url: null, md5: isDigest ? md5.toLowerCase() : null };
  return { text, messageKind, segments: [segment] };
}

function systemMessage(body: string): Said | null {
  const type = attributeOf(body, 'type');
  if (type === 'pat' || type === 'roomtoolstips') return null;
  const announced = elementOf(body, 'plain') ?? elementOf(body, 'content') ?? elementOf(body, 'template');
  const text = announced === null ? '[系统消息]' : withoutTags(announced);
  return { text, messageKind: 'system', segments: null };
}

function withoutTags(text: string): string {
  const words = text.replaceAll(/<[^>]{0,2000}>/g, '').trim();
  return words === '' ? '[系统消息]' : words;
}
