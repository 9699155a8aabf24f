import type { IncomingMessage, SetAside } from '../../../domain/message/message.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { idOf, setAside, textOf, timeOf } from '../wire-fields.ts';
import { readContent } from './to-segments.ts';
import { platformOf, selfIdOf } from './wire.ts';

/** A group message event as ingest wants it; set aside with the field that is missing. The wire carries no names. */
export function toMessage(event: WireObject, raw: string): IncomingMessage | SetAside {
  const groupExternalId = idOf(event['group_id']);
  if (groupExternalId === null) return setAside('missing-field', '群消息缺少字段 group_id', raw);
  const localId = idOf(event['message_id']);
  if (localId === null) return setAside('missing-field', '群消息缺少字段 message_id', raw);
  const sentAt = timeOf(event['time']);
  if (sentAt === null)
    return setAside(event['time'] === undefined ? 'missing-field' : 'bad-value', '字段 time 缺失或不是时间', raw);
  const content = readContent(event['message']) ?? plain(textOf(event['alt_message']));
  if (content === null) return setAside('missing-field', '群消息缺少字段 message', raw);
  const sender = idOf(event['user_id']);
  return {
    kind: 'message',
    platform: platformOf(event),
    ...{ groupExternalId, groupName: null, senderExternalId: sender, senderName: null, sentAt, ...content },
    ...{ serverId: null, localId, isOwn: sender !== null && sender === selfIdOf(event), raw },
  };
}

function plain(text: string | null): ReturnType<typeof readContent> {
  return text === null || text.trim() === '' ? null : { text, messageKind: 'text', segments: null };
}
