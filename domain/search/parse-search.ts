import { searchKey, type SearchKey } from './search-key.ts';

/** Where something stands in the query, in UTF-16 units. */
export interface QuerySpan {
  readonly at: number;
  readonly length: number;
}

/** A condition besides words: any of the values is enough. */
export interface SearchFilter extends QuerySpan {
  readonly key: SearchKey;
  readonly values: readonly string[];
}

export type SearchProblemKind =
  | 'unclosed-quote'
  | 'no-value'
  | 'no-alternative'
  | 'excluded-filter'
  | 'nothing-asked'
  | 'bad-date'
  | 'bad-has'
  | 'bad-state'
  | 'unknown-group'
  | 'unknown-place'
  | 'unknown-category'
  /** Who says what is not shown to this person, and so is not found either. */
  | 'sender-hidden';

/** What is wrong with a query, and where. */
export interface SearchProblem extends QuerySpan {
  readonly kind: SearchProblemKind;
  /** The words it is about. */
  readonly said: string;
}

/** A query as it was understood. What has a problem is left out, so that the rest can be searched for while it is typed. */
export interface ParsedSearch {
  /** Each of them must be said; of the alternatives of one any is enough. */
  readonly all: readonly (readonly string[])[];
  /** None of them may be said. */
  readonly none: readonly string[];
  readonly filters: readonly SearchFilter[];
  readonly problems: readonly SearchProblem[];
}

/** One piece of a query: a word or phrase, the sign of an alternative, or a condition. */
type Piece = QuerySpan &
  (
    | { readonly kind: 'word'; readonly text: string; readonly isExcluded: boolean; readonly isOpen: boolean }
    | { readonly kind: 'or' }
    | {
        readonly kind: 'filter';
        readonly key: SearchKey;
        readonly values: readonly string[];
        readonly isExcluded: boolean;
      }
  );

/**
 * Reads a query: words (all of them), `|` between alternatives, `-` before what may not be said, quotes around a phrase, and conditions such
 * as 发送人:张三 or date:2026-10. Chinese signs are as good as Latin ones. Never refuses: what cannot be read is told with its place.
 */
export function parseSearch(query: string): ParsedSearch {
  const pieces = piecesOf(query);
  const problems: SearchProblem[] = [];
  const tell = (kind: SearchProblemKind, { at, length }: QuerySpan): void =>
    void problems.push({ kind, at, length, said: query.slice(at, at + length) });
  const all: string[][] = [];
  const none: string[] = [];
  const filters: SearchFilter[] = [];
  let isAlternative = false;
  pieces.forEach((piece, index) => {
    if (piece.kind === 'or') {
      const isBetween = isPlainWord(pieces[index - 1]) && isPlainWord(pieces[index + 1]);
      if (!isBetween) tell('no-alternative', piece);
      isAlternative = isBetween;
      return;
    }
    if (piece.kind === 'filter') {
      const { key, values, at, length } = piece;
      if (piece.isExcluded) tell('excluded-filter', piece);
      else if (values.length === 0) tell('no-value', piece);
      else filters.push({ key, values, at, length });
      return;
    }
    if (piece.isOpen) tell('unclosed-quote', piece);
    if (piece.text === '') return;
    if (piece.isExcluded) none.push(piece.text);
    else if (isAlternative) all.at(-1)?.push(piece.text);
    else all.push([piece.text]);
    isAlternative = false;
  });
  if (all.length === 0 && filters.length === 0 && none.length > 0)
    problems.push({ kind: 'nothing-asked', at: 0, length: query.length, said: query });
  return { all, none, filters, problems };
}

function isPlainWord(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.kind === 'word' && !piece.isExcluded;
}

const SPACE = /\s/u;
const OR = /[|｜]/u;
const MINUS = /[-－]/u;
const COLON = /[:：]/u;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['”', '”'],
  ['＂', '＂'],
  ['「', '」'],
  ['『', '』'],
]);

function piecesOf(query: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < query.length) {
    const start = at;
    if (SPACE.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    if (OR.test(query.charAt(at))) {
      pieces.push({ kind: 'or', at, length: 1 });
      at += 1;
      continue;
    }
    const isExcluded = MINUS.test(query.charAt(at)) && at + 1 < query.length && !SPACE.test(query.charAt(at + 1));
    if (isExcluded) at += 1;
    const key = keyAt(query, at);
    if (key !== null) {
      const { values, end } = valuesAt(query, key.end);
      pieces.push({ kind: 'filter', key: key.key, values, isExcluded, at: start, length: end - start });
      at = end;
      continue;
    }
    const word = wordAt(query, at, OR);
    pieces.push({
      ...{ kind: 'word', text: word.text, isExcluded, isOpen: word.isOpen },
      ...{ at: start, length: word.end - start },
    });
    at = word.end;
  }
  return pieces;
}

function keyAt(query: string, at: number): { readonly key: SearchKey; readonly end: number } | null {
  const name = /^[\p{L}]{1,9}/u.exec(query.slice(at))?.[0] ?? '';
  const key = COLON.test(query.charAt(at + name.length)) ? searchKey(name) : null;
  return key === null ? null : { key, end: at + name.length + 1 };
}

/** The values of a condition, parted by |; a space ends them. */
function valuesAt(query: string, at: number): { readonly values: readonly string[]; readonly end: number } {
  const values: string[] = [];
  let end = at;
  for (;;) {
    const value = wordAt(query, end, OR);
    if (value.text !== '') values.push(value.text);
    end = value.end;
    if (!OR.test(query.charAt(end))) return { values, end };
    end += 1;
  }
}

/** A word up to a space or one of the signs that end it, or a phrase up to its closing quote. Never takes nothing but a sign that stands alone. */
function wordAt(
  query: string,
  at: number,
  ends: RegExp,
): { readonly text: string; readonly end: number; readonly isOpen: boolean } {
  const closing = CLOSING.get(query.charAt(at));
  if (closing !== undefined) {
    const end = query.indexOf(closing, at + 1);
    return end < 0
      ? { text: query.slice(at + 1).trim(), end: query.length, isOpen: true }
      : { text: query.slice(at + 1, end).trim(), end: end + 1, isOpen: false };
  }
  let end = at;
  while (end < query.length && !SPACE.test(query.charAt(end)) && !ends.test(query.charAt(end))) end += 1;
  return { text: query.slice(at, end), end, isOpen: false };
}
