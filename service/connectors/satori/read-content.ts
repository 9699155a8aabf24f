import type { MessageKind, Segment } from '../../../domain/message/message.ts';
import { splitContent, type Piece } from './split-content.ts';

/** What was said, ready to read. */
export interface MessageContent {
  readonly text: string;
  readonly messageKind: MessageKind;
  /** null where all of it is plain text. */
  readonly segments: readonly Segment[] | null;
}

interface Read {
  readonly segment: Segment;
  readonly reading: string;
  readonly kind: MessageKind;
}

/** Elements that only dress the words inside them. */
const DRESS: ReadonlySet<string> = new Set(
  'b strong i em u ins s del spl code sup sub a message button pre span template'.split(' '),
);

/** Reads the content of a message. */
export function readContent(content: string): MessageContent {
  const read = joinTexts(
    splitContent(content)
      .map(readPiece)
      .filter((part) => part !== null),
  );
  const text = read
    .map(({ reading }) => reading)
    .join('')
    .replace(/\n+$/, '');
  const segments = read.map(({ segment }) => segment);
  const isPlain = segments.every(({ kind }) => kind === 'text');
  if (text.trim() === '') return { text: '[空消息]', messageKind: 'other', segments: isPlain ? null : segments };
  return { text, messageKind: kindOf(read), segments: isPlain ? null : segments };
}

function readPiece(piece: Piece): Read | null {
  if (piece.kind === 'text') return words(piece.text);
  const { name, attributes } = piece;
  switch (name) {
    case 'br':
    case 'p':
      return name === 'br' ? words('\n') : null;
    case 'at':
      return at(attributes);
    case 'sharp':
      return other('sharp', `#${attributes['name'] ?? attributes['id'] ?? ''} `, 'text');
    case 'quote':
      return { segment: { kind: 'reply', to: attributes['id'] ?? '' }, reading: '', kind: 'text' };
    case 'img':
    case 'image':
      return media('image', '[图片]', attributes);
    case 'audio':
      return media('voice', '[语音]', attributes);
    case 'video':
      return media('video', '[视频]', attributes);
    case 'file':
      return media('file', attributes['title'] === undefined ? '[文件]' : `[文件] ${attributes['title']}`, attributes);
    case 'face':
    case 'emoji': {
      const face = attributes['name'] ?? attributes['id'] ?? '';
      return { segment: { kind: 'face', name: face }, reading: '[表情]', kind: 'other' };
    }
    case 'author':
      return null;
    default:
      return DRESS.has(name) ? null : other(name, '[未知内容]', 'other');
  }
}

function words(text: string): Read {
  return { segment: { kind: 'text', text }, reading: text, kind: 'text' };
}

function at(attributes: Readonly<Record<string, string>>): Read {
  const isAll = attributes['type'] === 'all' || attributes['type'] === 'here';
  const target = isAll ? 'all' : (attributes['id'] ?? '');
  const name = attributes['name'] ?? null;
  const reading = isAll ? '@全体成员 ' : `@${name ?? target} `;
  return { segment: { kind: 'at', target, name }, reading, kind: 'text' };
}

function media(
  kind: 'image' | 'voice' | 'video' | 'file',
  reading: string,
  attributes: Readonly<Record<string, string>>,
): Read {
  const source = attributes['src'] ?? attributes['url'] ?? '';
  const url = /^https?:\/\//i.test(source) ? source : null;
  const name = attributes['title']?.slice(0, 300) ?? null;
  return { segment: { kind, name, url, md5: null }, reading, kind };
}

function other(name: string, reading: string, kind: MessageKind): Read {
  return { segment: { kind: 'other', name }, reading, kind };
}

function joinTexts(read: readonly Read[]): readonly Read[] {
  const joined: Read[] = [];
  for (const part of read) {
    const last = joined.at(-1);
    if (part.segment.kind === 'text' && last?.segment.kind === 'text')
      joined[joined.length - 1] = words(last.reading + part.reading);
    else joined.push(part);
  }
  return joined;
}

/** Words decide before pictures: a photo with a sentence is read as the sentence. */
function kindOf(read: readonly Read[]): MessageKind {
  if (read.some(({ segment, reading }) => segment.kind === 'text' && reading.trim() !== '')) return 'text';
  return read.find(({ kind }) => kind !== 'text' && kind !== 'other')?.kind ?? read[0]?.kind ?? 'other';
}
