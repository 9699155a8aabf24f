import type { WireObject } from '../parse-wire-json.ts';
import { idOf, objectOf, textOf, wordsOf } from '../wire-fields.ts';
import { byTypeName, plainText, systemLine, type ContentText } from '../content-text.ts';
import type { ExportedRow } from './export-form.ts';

/** Ids of the message archive of WeCom 企业微信会话内容存档 belong to this platform. */
export const WECOM = 'wecom';

const KINDS: Readonly<Record<string, string>> = {
  image: '图片',
  voice: '语音',
  video: '视频',
  card: '名片',
  location: '位置',
  emotion: '表情',
  file: '文件',
  link: '链接',
  weapp: '小程序',
  chatrecord: '聊天记录',
  redpacket: '红包',
  external_redpacket: '红包',
  voiptext: '语音通话',
};

/** Whether an object is a decrypted line of the archive. */
export function isWeComLine(line: WireObject): boolean {
  return idOf(line['msgid']) !== null && wordsOf(line['action']) !== null;
}

/** A decrypted line. A line without a room is a private conversation, and a switch of the archive speaks of no message. */
export function readWeComLine(line: WireObject, selfId: string | null): ExportedRow {
  const sender = idOf(line['from']);
  const type = wordsOf(line['msgtype']) ?? '';
  const body = objectOf(line[type]);
  const room = idOf(line['roomid']);
  const said = contentOf(type, body);
  const recalled = type === 'revoke' ? idOf(body['pre_msgid']) : null;
  return {
    groupExternalId: room,
    groupName: null,
    senderExternalId: said.messageKind === 'system' ? null : sender,
    senderName: null,
    ...said,
    content: textOf(body['content']) ?? '',
    isOwn: sender !== null && sender === selfId,
    time: idOf(line['msgtime']) ?? '',
    serverId: idOf(line['msgid']) ?? '',
    isGroup: room !== null && wordsOf(line['action']) !== 'switch',
    ...(recalled === null ? {} : { recalls: recalled }),
  };
}

function contentOf(type: string, body: WireObject): ContentText {
  if (type === 'text' || type === 'markdown') return plainText(textOf(body['content']) ?? '');
  if (type === 'revoke') return systemLine('[撤回了一条消息]');
  const title = wordsOf(body['title']) ?? wordsOf(body['filename']) ?? '';
  return byTypeName(KINDS[type] ?? '未知内容', title, title);
}
