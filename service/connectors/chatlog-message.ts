import type { MessageKind } from '../../domain/message/message.ts';
import { byTypeName, plainText, systemLine, type ContentText } from './content-text.ts';
import type { WireObject } from './parse-wire-json.ts';
import { idOf, objectOf, textOf, wordsOf } from './wire-fields.ts';

/** A message as chatlog tells it in JSON, over HTTP or in a file. */
export interface ChatlogMessage {
  readonly groupExternalId: string | null;
  readonly groupName: string | null;
  readonly isGroup: boolean;
  readonly senderExternalId: string | null;
  readonly senderName: string | null;
  readonly messageKind: MessageKind;
  readonly text: string;
  readonly content: string;
  readonly isOwn: boolean;
  /** RFC 3339. */
  readonly time: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '3': '图片',
  '34': '语音',
  '42': '名片',
  '43': '视频',
  '47': '表情',
  '48': '位置',
};

/** Reads the fields; the system writes under the name 系统消息. */
export function readChatlogMessage(element: WireObject): ChatlogMessage {
  const content = textOf(element['content']) ?? '';
  const sender = idOf(element['sender']);
  const isSystem = sender === '系统消息' || idOf(element['type']) === '10000';
  return {
    groupExternalId: idOf(element['talker']),
    groupName: wordsOf(element['talkerName']),
    isGroup: element['isChatRoom'] === true,
    senderExternalId: isSystem ? null : sender,
    senderName: isSystem ? null : wordsOf(element['senderName']),
    ...(isSystem ? systemLine(content) : contentOf(element, content)),
    content,
    isOwn: !isSystem && element['isSelf'] === true,
    time: textOf(element['time']) ?? '',
  };
}

function contentOf(element: WireObject, content: string): ContentText {
  const type = idOf(element['type']) ?? '1';
  if (type === '1') return plainText(content);
  const title = wordsOf(objectOf(element['contents'])['title']) ?? content;
  const subType = idOf(element['subType']) ?? '';
  if (type === '49' && subType === '57') return plainText(content);
  if (type === '49') return byTypeName(subType === '6' ? '文件' : '链接', title, '');
  return byTypeName(TYPES[type] ?? '未知内容', '', '');
}
