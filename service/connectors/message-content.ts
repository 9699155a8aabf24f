import type { MessageKind, Segment } from '../../domain/message/message.ts';

/** What was said, ready to read. */
export interface MessageContent {
  readonly text: string;
  readonly messageKind: MessageKind;
  /** null where all of it is plain text. */
  readonly segments: readonly Segment[] | null;
}

/** One part of a message: what it is, how it reads in a line, and what it would make of a message that holds nothing else. */
export interface ContentPart {
  readonly segment: Segment;
  readonly reading: string;
  readonly kind: MessageKind;
}

/** A part of plain words. */
export function textPart(text: string): ContentPart {
  return { segment: { kind: 'text', text }, reading: text, kind: 'text' };
}

/** A message out of its parts; words that stand side by side become one part. */
export function contentOf(parts: readonly ContentPart[]): MessageContent {
  const read = joinTexts(parts);
  const text = read.map(({ reading }) => reading).join('');
  const segments = read.map(({ segment }) => segment);
  const isPlain = segments.every(({ kind }) => kind === 'text');
  if (text.trim() === '') return { text: '[空消息]', messageKind: 'other', segments: isPlain ? null : segments };
  return { text, messageKind: kindOf(read), segments: isPlain ? null : segments };
}

/** Words decide before pictures: a photo with a sentence is read as the sentence. */
function kindOf(read: readonly ContentPart[]): MessageKind {
  if (read.some(({ segment, reading }) => segment.kind === 'text' && reading.trim() !== '')) return 'text';
  return (
    read.find(({ kind }) => kind !== 'text' && kind !== 'other')?.kind ??
    read.find(({ reading }) => reading !== '')?.kind ??
    'other'
  );
}

function joinTexts(parts: readonly ContentPart[]): readonly ContentPart[] {
  const joined: ContentPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.segment.kind === 'text' && last?.segment.kind === 'text')
      joined[joined.length - 1] = textPart(last.reading + part.reading);
    else joined.push(part);
  }
  return joined;
}
