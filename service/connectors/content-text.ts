import type { MessageKind } from '../../domain/message/message.ts';
import { unescapeXml } from './unescape-xml.ts';

/** How a row that is not plain text reads, and what it is. */
export interface ContentText {
  readonly messageKind: MessageKind;
  readonly text: string;
}

/** Words of a text row; an empty one still is a message. */
export function plainText(content: string): ContentText {
  return { messageKind: 'text', text: content.trim() === '' ? '[空消息]' : content };
}

export function systemLine(content: string): ContentText {
  return { messageKind: 'system', text: content.trim() === '' ? '[系统消息]' : withoutTags(content) };
}

/** A placeholder, with the title where the content has one in words. Content of pictures and voices is a path or XML: kept in the raw row only. */
export function placeholder(label: string, messageKind: MessageKind, content: string): ContentText {
  const title = messageKind === 'link' || messageKind === 'file' || messageKind === 'other' ? titleOf(content) : null;
  return { messageKind, text: title === null ? `[${label}]` : `[${label}] ${title}` };
}

/** The title element of an XML content, or the content itself where it is words. */
export function titleOf(content: string): string | null {
  const written = content.trim();
  const isXml = written.startsWith('<');
  const title = isXml ? (/<title>(?:<!\[CDATA\[)?([^<\]]*)/.exec(written)?.[1] ?? '') : written;
  const words = unescapeXml(title).replace(/\s+/g, ' ').trim().slice(0, 500);
  return words === '' ? null : words;
}

/** Exporters that name the type in words differ little; `source` is a path, where one is told. */
export function byTypeName(typeName: string, content: string, source: string): ContentText {
  if (typeName === '' || typeName.startsWith('文本')) return plainText(content);
  if (typeName.includes('系统') || typeName.includes('拍一拍') || typeName.includes('撤回')) return systemLine(content);
  if (typeName.includes('引用')) return plainText(titleOf(content) ?? '');
  if (typeName.includes('图片')) return placeholder('图片', 'image', source);
  if (typeName.includes('语音')) return placeholder('语音', 'voice', source);
  if (typeName.includes('视频')) return placeholder('视频', 'video', source);
  if (typeName.includes('表情')) return placeholder('表情', 'other', '');
  if (typeName.includes('文件')) return placeholder('文件', 'file', content);
  if (typeName.includes('链接') || typeName.includes('小程序')) return placeholder('链接', 'link', content);
  return placeholder(typeName.slice(0, 20), 'other', content);
}

function withoutTags(content: string): string {
  const text = content.replace(/<[^>]*>/g, '').trim();
  return text === '' ? '[系统消息]' : text;
}
