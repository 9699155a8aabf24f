import { readChatlogMessage } from '../chatlog-message.ts';
import { isWireArray, isWireObject, type WireObject } from '../parse-wire-json.ts';
import { idOf, objectOf, textOf, wordsOf } from '../wire-fields.ts';
import { byTypeName, plainText, systemLine, type ContentText } from '../content-text.ts';
import type { ExportedRow } from './export-form.ts';
import { pyWxDumpForm } from './pywxdump-form.ts';

/** The JSON form of one exporter. */
export interface JsonForm {
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether this form wrote a file with this head (empty for a bare list) and this first element. */
  fits(head: WireObject, first: WireObject): boolean;
  groupOf(head: WireObject): { readonly externalId: string | null; readonly name: string | null };
  /** True where every element names its group. */
  readonly namesGroups: boolean;
  read(element: WireObject, selfId: string | null): ExportedRow;
  cells(element: WireObject): readonly string[];
}

const GROUP = /@(?:im\.)?chatroom$/;

/** WeFlow, and EchoTrace, which writes the same without saying who it is. */
export const weFlowForm: JsonForm = {
  name: 'WeFlow / EchoTrace JSON',
  columns: ['formattedTime', 'senderDisplayName', 'senderUsername', 'type', 'content'],
  fits: (head, first) => isWireObject(head['session']) && first['createTime'] !== undefined,
  namesGroups: false,
  groupOf: (head) => {
    const session = objectOf(head['session']);
    const ids = ['wxid', 'accountId', 'username', 'talker', 'id'].map((key) => idOf(session[key]));
    const name = ['displayName', 'nickname', 'remark', 'name'].map((key) => wordsOf(session[key]));
    return {
      externalId: ids.find((id) => id !== null && GROUP.test(id)) ?? null,
      name: name.find((words) => words !== null) ?? null,
    };
  },
  read: (element, selfId) => {
    const content = textOf(element['content']) ?? '';
    const said = byTypeName(wordsOf(element['type']) ?? '', content, '');
    const isOwn = idOf(element['isSend']) === '1' || element['isSend'] === true;
    return rowOf(said, {
      content,
      isOwn,
      senderExternalId: idOf(element['senderUsername']) ?? (isOwn ? selfId : null),
      senderName: wordsOf(element['senderDisplayName']),
      time: idOf(element['createTime']) ?? textOf(element['formattedTime']) ?? '',
      serverId: idOf(element['platformMessageId']) ?? '',
    });
  },
  cells: cellsOf('formattedTime', 'senderDisplayName', 'senderUsername', 'type', 'content'),
};

const CHATLAB_TYPES: Readonly<Record<string, string>> = {
  '1': '图片',
  '2': '语音',
  '3': '视频',
  '4': '文件',
  '5': '表情',
  '7': '链接',
  '8': '位置',
  '20': '红包',
  '21': '转账',
  '24': '链接',
};

/** ChatLab 0.0.2, as one JSON or as lines. */
export const chatLabForm: JsonForm = {
  name: 'ChatLab',
  columns: ['timestamp', 'accountName', 'sender', 'type', 'content'],
  fits: (head) => isWireObject(head['chatlab']),
  namesGroups: false,
  groupOf: (head) => {
    const meta = objectOf(head['meta']);
    return { externalId: idOf(meta['groupId']), name: wordsOf(meta['name']) };
  },
  read: (element, selfId) => {
    const content = textOf(element['content']) ?? '';
    const type = idOf(element['type']) ?? '0';
    const sender = idOf(element['sender']);
    return rowOf(chatLabContent(type, content), {
      content,
      isOwn: sender !== null && sender === selfId,
      senderExternalId: sender,
      senderName: wordsOf(element['groupNickname']) ?? wordsOf(element['accountName']),
      time: idOf(element['timestamp']) ?? '',
      serverId: idOf(element['platformMessageId']) ?? '',
    });
  },
  cells: cellsOf('timestamp', 'accountName', 'sender', 'type', 'content'),
};

function chatLabContent(type: string, content: string): ContentText {
  if (type === '0' || type === '25') return plainText(content);
  if (type === '80' || type === '81') return systemLine(content);
  return byTypeName(CHATLAB_TYPES[type] ?? '未知内容', content, '');
}

/** PyWxDump writes the columns of its CSV as a list of objects. */
export const pyWxDumpJsonForm: JsonForm = {
  name: 'PyWxDump JSON',
  columns: pyWxDumpForm.columns,
  fits: (_head, first) => first['MsgSvrID'] !== undefined && first['room_name'] !== undefined,
  namesGroups: true,
  groupOf: () => ({ externalId: null, name: null }),
  read: (element, selfId) => pyWxDumpForm.read(cellsOf(...pyWxDumpForm.columns)(element), selfId),
  cells: cellsOf(...pyWxDumpForm.columns),
};

/** The answer of chatlog's HTTP side, kept as a file; the pull reads the same. */
export const chatlogJsonForm: JsonForm = {
  name: 'chatlog JSON',
  columns: ['time', 'talkerName', 'senderName', 'sender', 'type', 'content'],
  fits: (_head, first) => first['talker'] !== undefined && first['isChatRoom'] !== undefined,
  namesGroups: true,
  groupOf: () => ({ externalId: null, name: null }),
  read: (element) => ({ ...readChatlogMessage(element), serverId: '' }),
  cells: cellsOf('time', 'talkerName', 'senderName', 'sender', 'type', 'content'),
};

export const JSON_FORMS: readonly JsonForm[] = [chatLabForm, weFlowForm, pyWxDumpJsonForm, chatlogJsonForm];

type Row = Omit<ExportedRow, 'groupExternalId' | 'groupName' | 'messageKind' | 'text'>;

/** A line of the system has no sender, whatever the exporter writes there. */
function rowOf(said: ContentText, row: Row): ExportedRow {
  const isSystem = said.messageKind === 'system';
  return {
    ...{ groupExternalId: null, groupName: null },
    ...row,
    ...said,
    ...(isSystem ? { senderExternalId: null, senderName: null, isOwn: false } : {}),
  };
}

function cellsOf(...columns: readonly string[]): (element: WireObject) => readonly string[] {
  return (element) =>
    columns.map((column) => {
      const value = element[column];
      if (isWireObject(value) || isWireArray(value)) return JSON.stringify(value);
      return value === null || value === undefined ? '' : String(value);
    });
}
