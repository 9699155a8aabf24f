import { placeholder, plainText, systemLine, titleOf, type ContentText } from './content-text.ts';
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
    const said = who === '系统' ? systemLine(content) : readType(typeName.trim(), content, source);
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

function readType(typeName: string, content: string, source: string): ContentText {
  if (typeName === '' || typeName === '文本') return plainText(content);
  if (typeName.includes('系统') || typeName.includes('拍一拍')) return systemLine(content);
  if (typeName.includes('引用')) return plainText(titleOf(content) ?? '');
  if (typeName.includes('图片')) return placeholder('图片', 'image', source);
  if (typeName.includes('语音')) return placeholder('语音', 'voice', source);
  if (typeName.includes('视频')) return placeholder('视频', 'video', source);
  if (typeName.includes('表情')) return placeholder('表情', 'other', '');
  if (typeName.includes('文件')) return placeholder('文件', 'file', content);
  if (typeName.includes('链接') || typeName.includes('小程序')) return placeholder('链接', 'link', content);
  return placeholder(typeName.slice(0, 20), 'other', content);
}
