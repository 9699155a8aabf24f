import type { RuleId } from '../../domain/ids.ts';

/** A span of the text in UTF-16 units, as the service answers it. */
export interface TextSpan {
  readonly start: number;
  readonly length: number;
  readonly ruleId: RuleId | null;
}

/** A piece of a message to be drawn as a text node: plain, marked, or the written name of a character that would not be seen. */
export type TextPiece =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'hit'; readonly text: string; readonly ruleId: RuleId | null }
  | { readonly kind: 'control'; readonly name: string };

const NAMES: Readonly<Record<string, string>> = {
  '\u00ad': 'SHY',
  '\u061c': 'ALM',
  '\u180e': 'MVS',
  '\u200b': 'ZWSP',
  '\u200c': 'ZWNJ',
  '\u200d': 'ZWJ',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2060': 'WJ',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\ufeff': 'BOM',
};

/** Format and control characters, halves of characters, separators and fillers; line breaks and tabs are layout and stay. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u;
/** As many marks may stand over one letter as any script needs; a tower of more would cover the lines above. */
const MOST_MARKS = 4;
const COMBINING = /[\p{Mn}\p{Me}]/u;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;

/**
 * Splits a message so that nothing in it can hide: bidi overrides, zero-width and control characters become visible names, spans become marks.
 * A joiner between two pictures is part of the picture and stays. Spans may overlap; the first one wins.
 */
export function visiblePieces(text: string, spans: readonly TextSpan[]): readonly TextPiece[] {
  const ordered = spans.toSorted((a, b) => a.start - b.start);
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const span of ordered) {
    const start = Math.max(span.start, at);
    const end = Math.min(span.start + span.length, text.length);
    if (end <= start) continue;
    pieces.push(...pieced(text, at, start, null), ...pieced(text, start, end, span));
    at = end;
  }
  pieces.push(...pieced(text, at, text.length, null));
  return pieces;
}

/** The same on one line and cut to about `limit` characters: what a row shows. The cut keeps the first mark in view. */
export function visibleLine(text: string, spans: readonly TextSpan[], limit: number): readonly TextPiece[] {
  const first = spans.reduce((least, span) => Math.min(least, span.start), text.length);
  const from = spans.length > 0 && first > limit * 0.6 ? wholeCharacter(text, first - Math.floor(limit * 0.3)) : 0;
  const cut = text.slice(from, wholeCharacter(text, from + limit)).replaceAll(/\s/gu, ' ');
  const moved = spans.map((span) => shift(span, from)).filter((span) => span !== null);
  const pieces = visiblePieces(cut, moved);
  return from === 0 ? pieces : [{ kind: 'plain', text: '…' }, ...pieces];
}

function shift(span: TextSpan, from: number): TextSpan | null {
  const start = Math.max(span.start - from, 0);
  const length = span.start - from + span.length - start;
  return length > 0 ? { ...span, start, length } : null;
}

/** Never cuts a surrogate pair in two. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function pieced(text: string, from: number, to: number, span: TextSpan | null): TextPiece[] {
  const pieces: TextPiece[] = [];
  let seen = '';
  const flush = () => {
    if (seen !== '')
      pieces.push(span === null ? { kind: 'plain', text: seen } : { kind: 'hit', text: seen, ruleId: span.ruleId });
    seen = '';
  };
  let marks = 0;
  let at = from;
  const nameTower = () => {
    if (marks > MOST_MARKS) {
      flush();
      pieces.push({ kind: 'control', name: `◌×${marks - MOST_MARKS}` });
    }
    marks = 0;
  };
  while (at < to) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const isMark = COMBINING.test(character);
    if (!isMark) nameTower();
    else marks += 1;
    if (isMark && marks > MOST_MARKS) {
      at += character.length;
      continue;
    }
    if (isHidden(text, at, character)) {
      flush();
      pieces.push({ kind: 'control', name: nameOf(character) });
    } else seen += character;
    at += character.length;
  }
  nameTower();
  flush();
  return pieces;
}

function isHidden(text: string, at: number, character: string): boolean {
  if (character === '\n' || character === '\r' || character === '\t' || !HIDDEN.test(character)) return false;
  return character !== '\u200d' || !joinsPictures(text, at);
}

function joinsPictures(text: string, at: number): boolean {
  const before = text.slice(Math.max(at - 2, 0), at);
  const next = text.codePointAt(at + 1);
  return PICTURE.test(before) && next !== undefined && PICTURE.test(String.fromCodePoint(next));
}

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return NAMES[character] ?? `U+${code}`;
}
