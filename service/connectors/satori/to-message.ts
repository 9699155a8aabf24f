import type { IncomingMessage, SetAside } from '../../../domain/message/message.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { idOf, objectOf, setAside, textOf, timeOf, wordsOf } from '../wire-fields.ts';
import { readContent } from './read-content.ts';

/** Where a message was said and by which account it is told. */
export interface SaidWhere {
  readonly platform: string;
  readonly selfId: string | null;
  readonly raw: string;
}

/**
 * A message event, or an entry of message.list with the channel put to it, as ingest wants it. Whether the id of a message means
 * the same to two accounts is the server's secret, so it counts for one account only and copies are put together by their words.
 */
export function toMessage(event: WireObject, { platform, selfId, raw }: SaidWhere): IncomingMessage | SetAside {
  const message = objectOf(event['message']);
  const groupId = idOf(objectOf(event['channel'])['id']) ?? idOf(objectOf(message['channel'])['id']);
  if (groupId === null) return setAside('missing-field', '消息缺少字段 channel.id', raw);
  const localId = idOf(message['id']);
  if (localId === null) return setAside('missing-field', '消息缺少字段 message.id', raw);
  const written = message['created_at'] ?? event['timestamp'];
  const sentAt = timeOf(written);
  if (sentAt === null)
    return setAside(written === undefined ? 'missing-field' : 'bad-value', '字段 timestamp 缺失或不是时间', raw);
  const content = textOf(message['content']);
  if (content === null) return setAside('missing-field', '消息缺少字段 message.content', raw);
  const user = { ...objectOf(message['user']), ...objectOf(event['user']) };
  const member = { ...objectOf(message['member']), ...objectOf(event['member']) };
  const sender = idOf(user['id']);
  return {
    kind: 'message',
    platform,
    groupExternalId: groupId,
    groupName: wordsOf(objectOf(event['channel'])['name']) ?? wordsOf(objectOf(event['guild'])['name']),
    senderExternalId: sender,
    senderName: wordsOf(member['nick']) ?? wordsOf(user['nick']) ?? wordsOf(user['name']),
    sentAt,
    ...withQuote(readContent(content), message),
    serverId: null,
    localId,
    isOwn: sender !== null && sender === selfId,
    raw,
  };
}

/** A quote may stand beside the content instead of in it. */
function withQuote(read: ReturnType<typeof readContent>, message: WireObject): ReturnType<typeof readContent> {
  const quoted = idOf(objectOf(message['quote'])['id']);
  if (quoted === null || read.segments?.some(({ kind }) => kind === 'reply') === true) return read;
  const said = read.segments ?? [{ kind: 'text' as const, text: read.text }];
  return { ...read, segments: [{ kind: 'reply', to: quoted }, ...said] };
}
