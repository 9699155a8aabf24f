import type { MessageKind } from '../../../domain/message/message.ts';

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

function withoutTags(content: string): string {
  const text = content.replace(/<[^>]*>/g, '').trim();
  return text === '' ? '[系统消息]' : text;
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
