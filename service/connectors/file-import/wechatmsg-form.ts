import { placeholder, plainText, systemLine, titleOf, type ContentText } from '../content-text.ts';
import type { ExportForm } from './export-form.ts';

/** WeChatMsg 留痕, group export. It names neither the group nor the server id; CreateTime is epoch seconds. */
export const weChatMsgForm: ExportForm = {
  name: 'WeChatMsg（留痕）',
  columns: [
    'localId',
    'TalkerId',
    'Type',
    'SubType',
    'IsSender',
    'CreateTime',
    'Status',
    'StrContent',
    'StrTime',
    'Remark',
    'NickName',
    'Sender',
  ],
  needsGroup: true,
  read(fields, selfId) {
    const [
      ,
      ,
      type = '',
      subType = '',
      isSender = '',
      createTime = '',
      ,
      content = '',
      writtenTime = '',
      remark = '',
      nickName = '',
      sender = '',
    ] = fields;
    const isOwn = isSender.trim() === '1';
    const said = readType(type.trim(), subType.trim(), content);
    const isSystem = said.messageKind === 'system';
    const senderId = sender.trim() === '' ? (isOwn ? selfId : null) : sender.trim();
    const name = remark.trim() === '' ? nickName.trim() : remark.trim();
    return {
      groupExternalId: null,
      groupName: null,
      senderExternalId: isSystem ? null : senderId,
      senderName: isSystem || name === '' ? null : name,
      ...said,
      content,
      isOwn: isOwn && !isSystem,
      time: createTime.trim() === '' ? writtenTime : createTime,
      serverId: '',
    };
  },
};

function readType(type: string, subType: string, content: string): ContentText {
  switch (type) {
    case '1':
      return plainText(content);
    case '3':
      return placeholder('图片', 'image', content);
    case '34':
      return placeholder('语音', 'voice', content);
    case '42':
      return placeholder('名片', 'other', '');
    case '43':
      return placeholder('视频', 'video', content);
    case '47':
      return placeholder('表情', 'other', '');
    case '48':
      return placeholder('位置', 'other', '');
    case '49':
      return readCard(subType, content);
    case '50':
      return placeholder('通话', 'other', '');
    case '10000':
    case '10002':
      return systemLine(content);
    default:
      return content.trim() === '' || content.trim().startsWith('<')
        ? placeholder('未知内容', 'other', content)
        : plainText(content);
  }
}

function readCard(subType: string, content: string): ContentText {
  switch (subType) {
    case '57':
      return plainText(titleOf(content) ?? '');
    case '6':
    case '74':
      return placeholder('文件', 'file', content);
    case '19':
      return placeholder('聊天记录', 'link', content);
    case '33':
    case '36':
      return placeholder('小程序', 'link', content);
    case '51':
      return placeholder('视频号', 'link', content);
    case '62':
      return systemLine(titleOf(content) ?? '[拍一拍]');
    case '87':
      return placeholder('群公告', 'other', content);
    case '2000':
      return placeholder('转账', 'other', '');
    case '2001':
      return placeholder('红包', 'other', '');
    default:
      return placeholder('链接', 'link', content);
  }
}
