import type { IncomingMessage, SetAside } from '../../../domain/message/message.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { readContent } from './to-segments.ts';
import { idOf, objectOf, setAside, timeOf, wordsOf } from '../wire-fields.ts';

/** Group and sender ids of all OneBot 11 peers belong to this platform. */
export const PLATFORM = 'qq';

/** A group message event, own or another's, or an entry of a history answer, as ingest wants it; set aside with the field that is missing. */
export function toMessage(event: WireObject, raw: string): IncomingMessage | SetAside {
  const groupId = idOf(event['group_id']);
  if (groupId === null) return setAside('missing-field', '群消息缺少字段 group_id', raw);
  const localId = idOf(event['message_id']);
  if (localId === null) return setAside('missing-field', '群消息缺少字段 message_id', raw);
  const sentAt = timeOf(event['time']);
  if (sentAt === null) {
    const reason = event['time'] === undefined ? 'missing-field' : 'bad-value';
    return setAside(reason, '群消息的字段 time 缺失或不是时间', raw);
  }
  const content = readContent(event['message'] ?? event['raw_message']);
  if (content === null) return setAside('missing-field', '群消息缺少字段 message', raw);
  const isSystemLine = event['sub_type'] === 'notice';
  return {
    kind: 'message',
    platform: PLATFORM,
    groupExternalId: groupId,
    groupName: wordsOf(event['group_name']),
    ...senderOf(event),
    sentAt,
    messageKind: isSystemLine ? 'system' : content.messageKind,
    text: content.text,
    segments: content.segments,
    serverId: serverIdOf(event, groupId, localId),
    localId,
    isOwn: isOwn(event),
    raw,
  };
}

/** Anonymous senders share one user_id; only the id of the mask tells them apart. */
function senderOf(event: WireObject): { senderExternalId: string | null; senderName: string | null } {
  const anonymous = objectOf(event['anonymous']);
  const maskId = idOf(anonymous['id']);
  if (maskId !== null) return { senderExternalId: `anonymous:${maskId}`, senderName: wordsOf(anonymous['name']) };
  const sender = objectOf(event['sender']);
  return {
    senderExternalId: idOf(event['user_id']) ?? idOf(sender['user_id']),
    senderName: wordsOf(sender['card']) ?? wordsOf(sender['nickname']),
  };
}

/**
 * The number of the message in its group is the same for every account. Two names for it are in use; a peer that repeats
 * message_id under message_seq means its own local id.
 */
function serverIdOf(event: WireObject, groupId: string, localId: string): string | null {
  const sequence = idOf(event['real_seq']) ?? idOf(event['message_seq']);
  if (sequence === null || !/^\d+$/.test(sequence) || sequence === '0') return null;
  return event['real_seq'] === undefined && sequence === localId ? null : `${groupId}:${sequence}`;
}

function isOwn(event: WireObject): boolean {
  const user = idOf(event['user_id']);
  return event['post_type'] === 'message_sent' || (user !== null && user === idOf(event['self_id']));
}
