import { SEARCH_KEYS, searchKey, type SearchKey } from './search-key.ts';

/** What the completion is about at the caret: the beginning of a key, or of a value of one. */
export type SearchCaret =
  | { readonly kind: 'key'; readonly begun: string; readonly from: number; readonly to: number }
  | {
      readonly kind: 'value';
      readonly key: SearchKey;
      readonly begun: string;
      readonly from: number;
      readonly to: number;
    };

/** What can be completed where the caret stands; null in the middle of something else. `from` and `to` are what a choice replaces. */
export function caretIn(query: string, caret: number): SearchCaret | null {
  if (caret < query.length && !/\s/u.test(query.charAt(caret))) return null;
  let from = caret;
  while (from > 0 && !/\s/u.test(query.charAt(from - 1))) from -= 1;
  const begun = query.slice(from, caret);
  const colon = begun.search(/[:：]/u);
  if (colon < 0) return { kind: 'key', begun, from, to: caret };
  const key = searchKey(begun.slice(0, colon));
  if (key === null) return null;
  const value = Math.max(colon, begun.lastIndexOf('|'), begun.lastIndexOf('｜')) + 1;
  return { kind: 'value', key, begun: begun.slice(value).replace(/^["“「]/u, ''), from: from + value, to: caret };
}

/** The keys whose name begins so, in the words of the language. */
export function keysLike(begun: string, language: 'zh' | 'en'): readonly SearchKey[] {
  const wanted = begun.toLowerCase();
  const keys = Object.keys(SEARCH_KEYS) as SearchKey[];
  return keys.filter((key) =>
    wanted === '' ? true : SEARCH_KEYS[key].some((name) => name.startsWith(wanted)) && nameOf(key, language) !== '',
  );
}

/** The name of a key in a language. */
export function nameOf(key: SearchKey, language: 'zh' | 'en'): string {
  return SEARCH_KEYS[key][language === 'zh' ? 0 : 1];
}

/** The query after a choice, and where the caret then stands. A value with a space is quoted; a key waits for its value. */
export function completed(
  query: string,
  { kind, from, to }: SearchCaret,
  choice: string,
): { readonly query: string; readonly caret: number } {
  const quoted = kind === 'value' && /[\s|｜]/u.test(choice) ? `"${choice}"` : choice;
  const inserted = kind === 'key' ? `${quoted}:` : `${quoted} `;
  const rest = kind === 'value' && query.charAt(to) === ' ' ? query.slice(to + 1) : query.slice(to);
  return { query: query.slice(0, from) + inserted + rest, caret: from + inserted.length };
}
