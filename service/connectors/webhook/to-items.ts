import type { IncomingItem, MessageKind } from '../../../domain/message/message.ts';
import { isWireArray, isWireObject, parseWireJson, type WireObject, type WireValue } from '../parse-wire-json.ts';
import { idOf, numberOf, setAside, textOf, timeOf, wordsOf } from '../wire-fields.ts';

/** Ids of a webhook belong to the platform its sender names; unnamed ones to a platform of their own. */
const UNNAMED = 'webhook';
const MOST_EVENTS = 500;

const KINDS: Readonly<Record<string, MessageKind>> = {
  text: 'text',
  image: 'image',
  voice: 'voice',
  video: 'video',
  file: 'file',
  link: 'link',
  system: 'system',
};
const READINGS: Partial<Readonly<Record<MessageKind, string>>> = {
  image: '[图片]',
  voice: '[语音]',
  video: '[视频]',
  file: '[文件]',
  link: '[链接]',
};

/**
 * The events of one signed post (docs/webhook.md): an object, a list of them, or `{ "events": [...] }`. Each event that cannot
 * be read is set aside by itself; the others are taken.
 */
export function toItems(body: Uint8Array): readonly IncomingItem[] {
  const reading = parseWireJson(body);
  if (reading.kind === 'set-aside') return [reading.item];
  const events = eventsOf(reading.value);
  if (events === null) return [setAside('bad-value', '内容既不是对象也不是数组', reading.raw)];
  if (events.length > MOST_EVENTS) return [setAside('too-large', `一次超过 ${MOST_EVENTS} 条`, reading.raw)];
  return events.map((event) => toItem(event, events.length === 1 ? reading.raw : JSON.stringify(event)));
}

function eventsOf(value: WireValue): readonly WireValue[] | null {
  if (isWireArray(value)) return value;
  if (!isWireObject(value)) return null;
  const listed = value['events'];
  return isWireArray(listed) ? listed : [value];
}

function toItem(event: WireValue, raw: string): IncomingItem {
  if (!isWireObject(event)) return setAside('bad-value', '事件不是对象', raw);
  const type = wordsOf(event['type']) ?? 'message';
  const groupExternalId = idOf(event['groupId']);
  if (groupExternalId === null) return setAside('missing-field', '缺少字段 groupId', raw);
  const place = { platform: platformOf(event), groupExternalId };
  switch (type) {
    case 'message':
      return toMessage(event, raw, place);
    case 'recall':
      return toRecall(event, raw, place);
    case 'edit':
      return toEdit(event, raw, place);
    case 'group':
      return toGroup(event, raw, place);
    default:
      return setAside('bad-value', '字段 type 的取值不认识', raw);
  }
}

interface Place {
  readonly platform: string;
  readonly groupExternalId: string;
}

function toMessage(event: WireObject, raw: string, place: Place): IncomingItem {
  const localId = idOf(event['messageId']);
  if (localId === null) return setAside('missing-field', '缺少字段 messageId', raw);
  const sentAt = timeOf(event['sentAt']);
  if (sentAt === null)
    return setAside(event['sentAt'] === undefined ? 'missing-field' : 'bad-value', '字段 sentAt 缺失或不是时间', raw);
  const messageKind = KINDS[wordsOf(event['kind']) ?? 'text'] ?? 'other';
  const text = textOf(event['text']) ?? '';
  if (text.trim() === '' && messageKind === 'text') return setAside('missing-field', '缺少字段 text', raw);
  return {
    kind: 'message',
    ...place,
    groupName: wordsOf(event['groupName']),
    senderExternalId: idOf(event['senderId']),
    senderName: wordsOf(event['senderName']),
    sentAt,
    messageKind,
    text: text.trim() === '' ? (READINGS[messageKind] ?? '[未知内容]') : text,
    segments: null,
    serverId: idOf(event['serverId']),
    localId,
    isOwn: event['isOwn'] === true,
    raw,
  };
}

function toRecall(event: WireObject, raw: string, place: Place): IncomingItem {
  const localId = idOf(event['messageId']);
  const recalledAt = timeOf(event['at']);
  if (localId === null || recalledAt === null) return setAside('missing-field', '撤回缺少字段 messageId 或 at', raw);
  return { kind: 'recall', ...place, localId, recalledAt, raw };
}

function toEdit(event: WireObject, raw: string, place: Place): IncomingItem {
  const localId = idOf(event['messageId']);
  const editedAt = timeOf(event['at']);
  const text = textOf(event['text']) ?? '';
  if (localId === null || editedAt === null || text.trim() === '')
    return setAside('missing-field', '修改缺少字段 messageId、at 或 text', raw);
  return { kind: 'edit', ...place, localId, editedAt, text, raw };
}

function toGroup(event: WireObject, raw: string, place: Place): IncomingItem {
  const at = timeOf(event['at']);
  if (at === null) return setAside('missing-field', '群资料缺少字段 at', raw);
  const members = numberOf(event['memberCount']);
  const memberCount = members !== null && Number.isInteger(members) && members > 0 ? members : null;
  return { kind: 'group', ...place, name: wordsOf(event['name']), memberCount, at, raw };
}

function platformOf(event: WireObject): string {
  const named = wordsOf(event['platform'])?.toLowerCase() ?? '';
  return /^[a-z][a-z0-9-]{0,19}$/.test(named) ? named : UNNAMED;
}
