import type { MessageKind, Segment } from '../../../domain/message/message.ts';
import { isWireArray, isWireObject, type WireObject, type WireValue } from '../parse-wire-json.ts';
import { idOf, objectOf, textOf, wordsOf } from '../wire-fields.ts';

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

/** Reads the `message` field; null where it is no list of segments. */
export function readContent(message: WireValue | undefined): MessageContent | null {
  if (!isWireArray(message)) return null;
  const read = joinTexts(message.map((part) => readSegment(isWireObject(part) ? part : {})));
  const text = read.map(({ reading }) => reading).join('');
  const segments = read.map(({ segment }) => segment);
  const isPlain = segments.every(({ kind }) => kind === 'text');
  if (text.trim() === '') return { text: '[空消息]', messageKind: 'other', segments: isPlain ? null : segments };
  return { text, messageKind: kindOf(read), segments: isPlain ? null : segments };
}

/** Files are named by an id only the peer can turn into bytes: they are shown by their kind. */
function readSegment(part: WireObject): Read {
  const data = objectOf(part['data']);
  const type = textOf(part['type']) ?? '';
  switch (type) {
    case 'text':
      return words(textOf(data['text']) ?? '');
    case 'mention': {
      const target = idOf(data['user_id']) ?? '';
      return { segment: { kind: 'at', target, name: null }, reading: `@${target} `, kind: 'text' };
    }
    case 'mention_all':
      return { segment: { kind: 'at', target: 'all', name: null }, reading: '@全体成员 ', kind: 'text' };
    case 'reply':
      return { segment: { kind: 'reply', to: idOf(data['message_id']) ?? '' }, reading: '', kind: 'text' };
    case 'image':
      return media('image', '[图片]', data);
    case 'voice':
    case 'audio':
      return media('voice', '[语音]', data);
    case 'video':
      return media('video', '[视频]', data);
    case 'file': {
      const name = wordsOf(data['name']);
      return media('file', name === null ? '[文件]' : `[文件] ${name}`, data);
    }
    case 'location': {
      const title = wordsOf(data['title']);
      return other('location', title === null ? '[位置]' : `[位置] ${title}`);
    }
    default:
      return other(type === '' ? 'unknown' : type.slice(0, 40), '[未知内容]');
  }
}

function words(text: string): Read {
  return { segment: { kind: 'text', text }, reading: text, kind: 'text' };
}

function media(kind: 'image' | 'voice' | 'video' | 'file', reading: string, data: WireObject): Read {
  const url = wordsOf(data['url']);
  const isWeb = url !== null && /^https?:\/\//i.test(url);
  return {
    segment: { kind, name: wordsOf(data['name'])?.slice(0, 300) ?? null, url: isWeb ? url : null, md5: null },
    reading,
    kind,
  };
}

function other(name: string, reading: string): Read {
  return { segment: { kind: 'other', name }, reading, kind: 'other' };
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
