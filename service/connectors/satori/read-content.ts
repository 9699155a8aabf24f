import type { MessageKind } from '../../../domain/message/message.ts';
import { contentOf, textPart, type ContentPart, type MessageContent } from '../message-content.ts';
import { splitContent, type Piece } from './split-content.ts';

/** Elements that only dress the words inside them. */
const DRESS: ReadonlySet<string> = new Set(
  'b strong i em u ins s del spl code sup sub a message button pre span template'.split(' '),
);

/** Reads the content of a message. */
export function readContent(content: string): MessageContent {
  const said = contentOf(
    splitContent(content)
      .map(readPiece)
      .filter((part) => part !== null),
  );
  // The last paragraph ends with a break that nobody has typed.
  return { ...said, text: said.text.replace(/\n+$/, '') };
}

function readPiece(piece: Piece): ContentPart | null {
  if (piece.kind === 'text') return textPart(piece.text);
  const { name, attributes } = piece;
  switch (name) {
    case 'br':
    case 'p':
      return name === 'br' ? textPart('\n') : null;
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

function at(attributes: Readonly<Record<string, string>>): ContentPart {
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
): ContentPart {
  const source = attributes['src'] ?? attributes['url'] ?? '';
  const url = /^https?:\/\//i.test(source) ? source : null;
  const name = attributes['title']?.slice(0, 300) ?? null;
  return { segment: { kind, name, url, md5: null }, reading, kind };
}

function other(name: string, reading: string, kind: MessageKind): ContentPart {
  return { segment: { kind: 'other', name }, reading, kind };
}
