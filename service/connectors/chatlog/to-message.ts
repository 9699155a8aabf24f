import type { IncomingMessage, SetAside } from '../../../domain/message/message.ts';
import { placeName } from '../../../domain/message/place-name.ts';
import { readChatlogMessage } from '../chatlog-message.ts';
import { isWireObject, type WireValue } from '../parse-wire-json.ts';
import { numberOf, setAside, timeOf } from '../wire-fields.ts';

/** Group and sender ids of WeChat belong to this platform. */
export const PLATFORM = 'wechat';

/** A message and its place in its conversation: seconds × 1000 and which of that second it is. */
export interface PulledMessage {
  readonly sequence: number;
  readonly item: IncomingMessage | SetAside;
}

/** An element of a chatlog answer. There is no server id; conversation and sequence name it. null for a private conversation. */
export function toMessage(element: WireValue): PulledMessage | null {
  const raw = JSON.stringify(element);
  if (!isWireObject(element)) return { sequence: 0, item: setAside('bad-value', '消息不是 JSON 对象', raw) };
  const said = readChatlogMessage(element);
  if (!said.isGroup && said.groupExternalId?.endsWith('@chatroom') !== true) return null;
  const sequence = numberOf(element['seq']);
  const { groupExternalId } = said;
  if (groupExternalId === null)
    return { sequence: sequence ?? 0, item: setAside('missing-field', '缺少字段 talker', raw) };
  if (sequence === null || !Number.isSafeInteger(sequence))
    return { sequence: 0, item: setAside('missing-field', '缺少字段 seq', raw) };
  const sentAt = timeOf(Date.parse(said.time));
  if (sentAt === null) return { sequence, item: setAside('bad-value', '字段 time 缺失或不是时间', raw) };
  const { groupName, senderExternalId, senderName, messageKind, text, isOwn } = said;
  return {
    sequence,
    item: {
      kind: 'message',
      ...{ platform: PLATFORM, groupExternalId, groupName, senderExternalId, senderName, sentAt, messageKind, text },
      ...{ segments: null, serverId: null, localId: placeName(groupExternalId, sequence), isOwn, raw },
    },
  };
}
