import { Fragment } from 'react';
import { visibleText } from './visible-text.ts';

interface Span {
  readonly start: number;
  readonly length: number;
}

/** Text as it was said, as text nodes only, with the spans marked and invisible characters made visible. */
export function Highlighted({ text, spans = [] }: { readonly text: string; readonly spans?: readonly Span[] }) {
  return (
    <>
      {cut(text, spans).map((piece, index) => (
        <Fragment key={index}>
          {piece.marked ? <mark>{visibleText(piece.text)}</mark> : visibleText(piece.text)}
        </Fragment>
      ))}
    </>
  );
}

interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

function cut(text: string, spans: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, length } of [...spans].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, at);
    const to = Math.min(start + length, text.length);
    if (to <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
