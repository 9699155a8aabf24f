import { findHandles } from './find-handles.ts';
import { findNames } from './find-names.ts';
import { findCards, findLandlines, findMobiles, findPermits, findPlates } from './find-numbers.ts';
import { foldText, type FoldedText } from './folded-text.ts';
import type { Found } from './found.ts';

/** The first character of a name and a star: 张* (trust: exports are de-identified by default). An empty name stays empty. */
export function maskName(name: string): string {
  const [first] = name.trim();
  return first === undefined ? '' : `${first}*`;
}

/**
 * Text without what tells who somebody is: mobile numbers 138****5678, identity cards 3301**********1234, bank cards, landlines,
 * plates, permits, mail, WeChat and QQ names, names beside a label or title 张*, and the names it is given. Numbers are found in full
 * width, in other digits, dictated in Chinese numerals, with signs or hidden characters between. Houses and villages stay: without
 * them nobody finds the burst pipe. Masked text is left as it is.
 */
export function maskText(text: string, names: readonly string[] = []): string {
  if (text.length < 2) return text;
  const plain = foldText(text, 'none');
  const spoken = foldText(text, 'digits');
  const found = [
    ...placed(spoken, findCards(spoken.folded)),
    ...placed(spoken, findMobiles(spoken.folded)),
    ...placed(plain, findCards(plain.folded)),
    ...placed(plain, findMobiles(plain.folded)),
    ...placed(plain, findPermits(plain.folded)),
    ...placed(plain, findLandlines(plain.folded)),
    ...placed(plain, findHandles(plain.folded)),
    ...placed(plain, findPlates(plain.folded)),
    ...placed(plain, [...findGiven(plain.folded, names), ...findNames(plain.folded)]),
  ];
  return replaced(text, found);
}

/** Whether masking would change the text: what an export refuses or a lint names. */
export function tellsWho(text: string): boolean {
  return maskText(text) !== text;
}

/** Names that are known, the longest first, so that 张三丰 is not left as 张*丰. */
function findGiven(folded: string, names: readonly string[]): readonly Found[] {
  return names
    .map((name) => foldText(name.trim(), 'none').folded)
    .filter((name) => name.length > 1 || /[\u4e00-\u9fff]{2}/.test(name))
    .toSorted((a, b) => b.length - a.length)
    .flatMap((name) =>
      placesOf(folded, name).map((start) => ({ start, end: start + name.length, instead: maskName(name) })),
    );
}

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) places.push(at);
  return places;
}

/** What was found, at its place in the text itself. */
function placed({ at }: FoldedText, found: readonly Found[]): readonly Found[] {
  return found.map(({ start, end, instead }) => ({ start: at[start] ?? 0, end: at[end] ?? 0, instead }));
}

/** Puts every find in; of two that overlap the one that was named first stays. */
function replaced(text: string, found: readonly Found[]): string {
  const kept: Found[] = [];
  for (const find of found) {
    if (find.end > find.start && !kept.some(({ start, end }) => find.start < end && start < find.end)) kept.push(find);
  }
  const parts: string[] = [];
  let end = 0;
  for (const find of kept.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(end, find.start), find.instead);
    end = find.end;
  }
  return parts.join('') + text.slice(end);
}
