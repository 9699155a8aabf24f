import { byTypeName, systemLine } from '../content-text.ts';
import type { ExportForm } from './export-form.ts';

/** PyWxDump: server id in MsgSvrID, group in room_name, time written in the exporter's zone; talker may be 我, 系统 or 未知. */
export const pyWxDumpForm: ExportForm = {
  name: 'PyWxDump',
  columns: ['id', 'MsgSvrID', 'type_name', 'is_sender', 'talker', 'room_name', 'msg', 'src', 'CreateTime'],
  needsGroup: false,
  read(fields, selfId) {
    const [
      ,
      serverId = '',
      typeName = '',
      isSender = '',
      talker = '',
      roomName = '',
      content = '',
      source = '',
      time = '',
    ] = fields;
    const who = talker.trim();
    const isOwn = isSender.trim() === '1' || who === '我';
    const said = who === '系统' ? systemLine(content) : byTypeName(typeName.trim(), content, source);
    const isSystem = said.messageKind === 'system';
    const named = who === '' || who === '未知' || who === '我' ? null : who;
    return {
      groupExternalId: roomName.trim() === '' ? null : roomName.trim(),
      groupName: null,
      senderExternalId: isSystem ? null : (named ?? (isOwn ? selfId : null)),
      senderName: null,
      ...said,
      content: content === '' ? source : content,
      isOwn: isOwn && !isSystem,
      time,
      serverId,
    };
  },
};
