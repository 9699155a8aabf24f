import { characterClass, type CharacterClass } from './character-class.ts';

/** A run of characters of one class. */
interface Run {
  readonly kind: Exclude<CharacterClass, 'other'>;
  readonly text: string;
}

/** One thing the index must hold for a word to be in a text; a prefix stands for every token that begins with it. */
export interface QueryToken {
  readonly token: string;
  readonly isPrefix: boolean;
}

/** What a word asks of the index. Where `isExact` is false the index also answers texts that hold the parts apart, and the text itself must be looked at. */
export interface QueryWord {
  readonly word: string;
  readonly tokens: readonly QueryToken[];
  readonly isExact: boolean;
}

/** Longer runs of letters are cut: nobody searches for them, and a hostile message would fill the index. */
const LONGEST_WORD = 40;

/**
 * The tokens a normalised text is found by: each pair of neighbours of a Chinese run and its last character alone (so that one
 * character is found by the beginnings of the pairs), and each word of letters or digits.
 */
export function tokens(normalisedText: string): readonly string[] {
  const found = new Set<string>();
  for (const run of runsOf(normalisedText)) {
    if (run.kind === 'word') {
      found.add(run.text.slice(0, LONGEST_WORD));
    } else {
      const characters = Array.from(run.text);
      for (let index = 0; index + 1 < characters.length; index += 1) {
        found.add(`${characters[index]}${characters[index + 1]}`);
      }
      found.add(characters.at(-1) ?? '');
    }
  }
  return [...found];
}

/** What each word of a normalised query asks; words are what lies between spaces. A word of signs alone asks nothing and is left out. */
export function queryWords(normalisedQuery: string): readonly QueryWord[] {
  const words = [...new Set(normalisedQuery.split(/\s+/u))].filter((word) => word !== '');
  return words.map(queryWord).filter((word) => word.tokens.length > 0);
}

/** What one word or phrase asks, spaces within it included. */
export function queryWord(word: string): QueryWord {
  const runs = runsOf(word);
  const asked = runs.flatMap((run, index) => tokensOfRun(run, index === 0, index === runs.length - 1));
  const only = runs.length === 1 && runs[0]?.text === word ? runs[0] : null;
  return {
    word,
    tokens: asked.length > 0 ? asked : runs.slice(0, 1).map((run) => ({ token: run.text, isPrefix: true })),
    isExact:
      only !== null && (only.kind === 'word' ? only.text.length < LONGEST_WORD : Array.from(only.text).length <= 2),
  };
}

/** Letters before a Chinese run may be the end of a longer word of the text, so they are left to the look at the text itself. */
function tokensOfRun(run: Run, isFirst: boolean, isLast: boolean): readonly QueryToken[] {
  if (run.kind === 'word') {
    if (isFirst && !isLast) return [];
    return [{ token: run.text.slice(0, LONGEST_WORD), isPrefix: isLast }];
  }
  const characters = Array.from(run.text);
  if (characters.length === 1) return [{ token: run.text, isPrefix: true }];
  return characters
    .slice(1)
    .map((character, index) => ({ token: `${characters[index]}${character}`, isPrefix: false }));
}

function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  let kind: CharacterClass = 'other';
  for (let index = 0; index <= text.length;) {
    const codePoint = text.codePointAt(index);
    const next = codePoint === undefined ? 'other' : characterClass(codePoint);
    if (next !== kind || codePoint === undefined) {
      if (kind !== 'other') runs.push({ kind, text: text.slice(start, index) });
      start = index;
      kind = next;
    }
    index += codePoint !== undefined && codePoint > 0xffff ? 2 : 1;
  }
  return runs;
}
