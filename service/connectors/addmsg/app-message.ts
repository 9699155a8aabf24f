import type { MessageKind, Segment } from '../../../domain/message/message.ts';

/** A shared thing as it reads in a line. */
interface Shared {
  readonly text: string;
  readonly messageKind: MessageKind;
  readonly segments: readonly Segment[] | null;
}

const LABELS: Readonly<Record<string, { readonly label: string; readonly messageKind: MessageKind }>> = {
  '4': { label: '链接', messageKind: 'link' },
  '5': { label: '链接', messageKind: 'link' },
  '6': { label: '文件', messageKind: 'file' },
  '19': { label: '聊天记录', messageKind: 'other' },
  '33': { label: '小程序', messageKind: 'link' },
  '36': { label: '小程序', messageKind: 'link' },
  '51': { label: '视频号', messageKind: 'link' },
  '87': { label: '群公告', messageKind: 'system' },
  '2000': { label: '转账', messageKind: 'other' },
  '2001': { label: '红包', messageKind: 'other' },
};
/** A file is announced before it is there, and told again when it is. */
const ANNOUNCED_FILE = '74';
const QUOTE = '57';
const PAT = '62';

/** How an appmsg reads: its title under a label; a quote as the words said with it. null for what says nothing new. */
export function appMessage(body: string): Shared | null {
  const type = elementOf(body.replace(/<refermsg>[\s\S]*<\/refermsg>/, ''), 'type') ?? '';
  if (type === ANNOUNCED_FILE || type === PAT) return null;
  const title = elementOf(body, 'title');
  if (type === QUOTE) {
    const quoted = elementOf(elementOf(body, 'refermsg') ?? '', 'svrid');
    const text = title ?? '[引用]';
    const words: Segment = { kind: 'text', text };
    return { text, messageKind: 'text', segments: quoted === null ? null : [{ kind: 'reply', to: quoted }, words] };
  }
  const { label, messageKind } = LABELS[type] ?? { label: '卡片', messageKind: 'link' as const };
  const notice = type === '87' ? elementOf(body, 'textannouncement') : null;
  const words = notice ?? title;
  const text = words === null ? `[${label}]` : `[${label}] ${words}`;
  const file: Segment = { kind: 'file', name: title, url: null, md5: null };
  return { text, messageKind, segments: type === '6' ? [file] : null };
}

/**
 * The words of an element, CDATA and entities undone; null where it is missing or empty. Read as text and never by an XML
 * parser, so that no entity, no reference and no depth in it means anything.
 */
export function elementOf(xml: string, name: string): string | null {
  const start = new RegExp(`<${name}(?:\\s[^>]{0,500})?>`).exec(xml);
  if (start === null) return null;
  const from = start.index + start[0].length;
  const to = xml.indexOf(`</${name}>`, from);
  if (to < 0) return null;
  const inner = xml.slice(from, to).trim();
  const cdata = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(inner)?.[1];
  const words = (cdata ?? unescapeXml(inner)).trim();
  return words === '' ? null : words.slice(0, 20_000);
}

/** The first attribute of this name; null where there is none. */
export function attributeOf(xml: string, name: string): string | null {
  return new RegExp(`\\s${name}\\s*=\\s*"([^"]{0,500})"`).exec(xml)?.[1] ?? null;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescapeXml(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
