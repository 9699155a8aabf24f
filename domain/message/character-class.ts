/** other: space, punctuation, emoji. bigram: scripts written without spaces. word: letters and digits. */
export type CharacterClass = 'other' | 'bigram' | 'word';

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const WORD = /[\p{L}\p{N}]/u;
const CLASSES = ['other', 'bigram', 'word'] as const;
const UNKNOWN = 255;

/** Filled as characters are met. */
const known = new Uint8Array(0x1_0000).fill(UNKNOWN);

/** How a character takes part in search. */
export function characterClass(codePoint: number): CharacterClass {
  if (codePoint > 0xffff) return classify(codePoint);
  const stored = known[codePoint] ?? UNKNOWN;
  if (stored !== UNKNOWN) return CLASSES[stored] ?? 'other';
  const found = classify(codePoint);
  known[codePoint] = CLASSES.indexOf(found);
  return found;
}

function classify(codePoint: number): CharacterClass {
  const character = String.fromCodePoint(codePoint);
  if (UNSPACED.test(character)) return 'bigram';
  return WORD.test(character) ? 'word' : 'other';
}
