import type { IncomingItem, MessageKind } from '../../../domain/message/message.ts';
import { idOf, setAside, timeOf } from '../wire-fields.ts';
import { readXml, type XmlFields } from './wire.ts';

/** Ids of WeCom 企业微信 belong to this platform. */
export const PLATFORM = 'wecom';

const READINGS: Readonly<Record<string, { readonly messageKind: MessageKind; readonly reading: string }>> = {
  image: { messageKind: 'image', reading: '[图片]' },
  voice: { messageKind: 'voice', reading: '[语音]' },
  video: { messageKind: 'video', reading: '[视频]' },
  shortvideo: { messageKind: 'video', reading: '[视频]' },
  file: { messageKind: 'file', reading: '[文件]' },
};

/**
 * What a decrypted callback brings into the store. Callbacks carry what is said to the application, not to group chats: each
 * application is a group of its own. Of the events only the end of a customer group concerns us.
 */
export function toItems(xml: string, selfId: string): readonly IncomingItem[] {
  if (xml.includes('\u0000')) return [setAside('bad-value', '内容中有空字符（NUL）', xml)];
  const field = readXml(xml);
  if (field === null) return [setAside('bad-value', '内容不是企业微信的 XML', xml)];
  const type = field('MsgType');
  if (type === null) return [setAside('missing-field', '缺少字段 MsgType', xml)];
  return type === 'event' ? fromEvent(field, xml, selfId) : [toMessage(type, field, xml)];
}

function toMessage(type: string, field: XmlFields, raw: string): IncomingItem {
  const localId = idOf(field('MsgId') ?? undefined);
  if (localId === null) return setAside('missing-field', '缺少字段 MsgId', raw);
  const sentAt = timeOf(field('CreateTime') ?? undefined);
  if (sentAt === null) return setAside('bad-value', '字段 CreateTime 缺失或不是时间', raw);
  const agent = idOf(field('AgentID') ?? undefined);
  if (agent === null) return setAside('missing-field', '缺少字段 AgentID', raw);
  const { messageKind, text } = contentOf(type, field);
  const url = type === 'image' ? field('PicUrl') : null;
  return {
    kind: 'message',
    ...{ platform: PLATFORM, groupExternalId: `app:${agent}`, groupName: `企业微信应用 ${agent}` },
    ...{ senderExternalId: idOf(field('FromUserName') ?? undefined), senderName: null, sentAt, messageKind, text },
    segments: url === null ? null : [{ kind: 'image', name: null, url, md5: null }],
    ...{ serverId: null, localId, isOwn: false, raw },
  };
}

function contentOf(type: string, field: XmlFields): { readonly messageKind: MessageKind; readonly text: string } {
  if (type === 'text') {
    const text = field('Content') ?? '';
    return { messageKind: 'text', text: text.trim() === '' ? '[空消息]' : text };
  }
  if (type === 'link') return { messageKind: 'link', text: `[链接] ${field('Title') ?? ''}`.trim() };
  if (type === 'location') return { messageKind: 'other', text: `[位置] ${field('Label') ?? ''}`.trim() };
  const known = READINGS[type];
  return known === undefined
    ? { messageKind: 'other', text: '[未知内容]' }
    : { messageKind: known.messageKind, text: known.reading };
}

function fromEvent(field: XmlFields, raw: string, selfId: string): readonly IncomingItem[] {
  if (field('Event') !== 'change_external_chat' || field('ChangeType') !== 'dismiss') return [];
  const groupExternalId = idOf(field('ChatId') ?? undefined);
  const at = timeOf(field('CreateTime') ?? undefined);
  if (groupExternalId === null || at === null)
    return [setAside('missing-field', '群解散通知缺少字段 ChatId 或 CreateTime', raw)];
  const lost = { memberExternalId: selfId, change: 'account-removed', at, raw } as const;
  return [{ kind: 'membership', platform: PLATFORM, groupExternalId, ...lost }];
}
