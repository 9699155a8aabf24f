import { placeholder, plainText, systemLine, type ContentText } from '../content-text.ts';
import type { ExportForm } from './export-form.ts';

/** chatlog: group id and name in every row, no server id; the system writes as 系统消息; media stand in the content as Markdown. */
export const chatlogForm: ExportForm = {
  name: 'chatlog',
  columns: ['Time', 'SenderName', 'Sender', 'TalkerName', 'Talker', 'Content'],
  needsGroup: false,
  read(fields, selfId) {
    const [time = '', senderName = '', sender = '', talkerName = '', talker = '', content = ''] = fields;
    const who = sender.trim();
    const isSystem = who === '系统消息' || senderName.trim() === '系统消息';
    return {
      groupExternalId: talker.trim() === '' ? null : talker.trim(),
      groupName: talkerName.trim() === '' ? null : talkerName.trim(),
      senderExternalId: isSystem || who === '' ? null : who,
      senderName: isSystem || senderName.trim() === '' ? null : senderName.trim(),
      ...(isSystem ? systemLine(content) : readContent(content)),
      content,
      isOwn: !isSystem && who !== '' && who === selfId,
      time,
      serverId: '',
    };
  },
};

const MEDIA = /^!?\[(图片|语音|视频|文件|链接|动画表情|表情)\s*(?:[|:：]?\s*([^\]]*))?\]\(([^)]*)\)$/;

function readContent(content: string): ContentText {
  const [, label, title = ''] = MEDIA.exec(content.trim()) ?? [];
  switch (label) {
    case '图片':
      return placeholder('图片', 'image', '');
    case '语音':
      return placeholder('语音', 'voice', '');
    case '视频':
      return placeholder('视频', 'video', '');
    case '文件':
      return placeholder('文件', 'file', title);
    case '链接':
      return placeholder('链接', 'link', title);
    case '动画表情':
    case '表情':
      return placeholder('表情', 'other', '');
    default:
      return plainText(content);
  }
}
