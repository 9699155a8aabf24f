import OpenCC from 'opencc-js/t2cn';

/**
 * A text as matching sees it: NFKC, lower case, simplified characters, without characters that cannot be seen. What people
 * read is always the text as it was said; `starts` and `ends` lead from here back to it.
 */
export interface Normalised {
  readonly text: string;
  /** For each UTF-16 unit of `text` where the character it came from starts and ends in the original; null where they are at the same places. */
  readonly starts: Uint32Array | null;
  readonly ends: Uint32Array | null;
}

/** A span of the original text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly length: number;
}

/** The text for matching, and the way back from it. Simplification goes character by character: whether 路燈 contains 燈 must not hang on the words around it. */
export function normalise(text: string): Normalised {
  const length = text.length;
  for (let index = 0; index < length; index += 1) {
    if (foldOf(text.charCodeAt(index)) < 0 || isMarkBehind(text, index)) return normaliseWithMap(text);
  }
  return { text: foldUnits(text), starts: null, ends: null };
}

/** Where a span of the normalised text lies in the original. */
export function originalSpan(normalised: Normalised, start: number, length: number): Span {
  const { starts, ends } = normalised;
  if (starts === null || ends === null || length === 0) return { start, length };
  const from = starts[start] ?? 0;
  return { start: from, length: (ends[start + length - 1] ?? from) - from };
}

/** A text without what cannot be seen: zero-width and bidirectional controls, soft hyphen, byte order mark, variation selectors, and the thin space chat programs put behind a mention. */
export function withoutInvisible(text: string): string {
  return INVISIBLE_ANYWHERE.test(text) ? text.replaceAll(INVISIBLE, '') : text;
}

const INVISIBLE_CLASS =
  '\\u00AD\\u061C\\u180E\\u2005\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFE00-\\uFE0F\\uFEFF';
const INVISIBLE = new RegExp(`[${INVISIBLE_CLASS}]`, 'gu');
const INVISIBLE_ANYWHERE = new RegExp(`[${INVISIBLE_CLASS}]`, 'u');
const MARK = /^\p{M}/u;
/** Voicing marks of kana, full and half width. */
const VOICED = new Set([0x3099, 0x309a, 0xff9e, 0xff9f]);

const UNKNOWN = -1;
const NOT_ONE_UNIT = -2;

/** What each UTF-16 unit becomes, where that is one unit again; filled as characters are met, because most are never met. */
const folds = new Int32Array(0x1_0000).fill(UNKNOWN);

function foldOf(unit: number): number {
  const known = folds[unit] ?? NOT_ONE_UNIT;
  if (known !== UNKNOWN) return known;
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  const folded = isSurrogate ? '' : foldCharacter(String.fromCharCode(unit));
  const fold = folded.length === 1 ? folded.charCodeAt(0) : NOT_ONE_UNIT;
  folds[unit] = fold;
  return fold;
}

function foldUnits(text: string): string {
  let folded = '';
  let copied = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const fold = foldOf(unit);
    if (fold !== unit) {
      folded += text.slice(copied, index) + String.fromCharCode(fold);
      copied = index + 1;
    }
  }
  return copied === 0 ? text : folded + text.slice(copied);
}

/** The long way, for texts in which characters vanish, grow, or join with the mark behind them. */
function normaliseWithMap(text: string): Normalised {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (let index = 0; index < text.length;) {
    const end = characterEnd(text, index);
    const piece = foldCharacter(text.slice(index, end));
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(index);
      ends.push(end);
    }
    folded += piece;
    index = end;
  }
  return { text: folded, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** End of the character that begins here, with the marks that belong to it. */
function characterEnd(text: string, start: number): number {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && isMarkBehind(text, end)) end += 1;
  return end;
}

/** Combining marks in the ranges chat texts use; asked for every unit, so the first comparison settles nearly all. */
function isMarkBehind(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit < 0x300) return false;
  if (unit <= 0x36f || VOICED.has(unit)) return true;
  return unit >= 0x0483 && unit <= 0x1dff && MARK.test(text.charAt(index));
}

let converter: ((text: string) => string) | null = null;

function foldCharacter(character: string): string {
  converter ??= OpenCC.Converter({ from: 't', to: 'cn' });
  const folded = withoutInvisible(character).normalize('NFKC').toLowerCase();
  return withoutInvisible(Array.from(folded, converter).join(''));
}
