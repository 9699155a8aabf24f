/** Why a start-up passphrase is not taken. */
export type PassphraseFault = 'too-short' | 'too-simple';

/** Characters a start-up passphrase has at least; it is the only thing between a stolen disk and the store. */
export const PASSPHRASE_LENGTH = 12;
/** Different characters among them, at least. */
const DIFFERENT_CHARACTERS = 7;

/** The passphrase as it opens a key: the same whatever input method or width it was typed with. */
export function plainPassphrase(typed: string): string {
  return typed.normalize('NFKC');
}

/**
 * What is wrong with a start-up passphrase; null where nothing is. Length and variety count, kinds of characters do not: a
 * sentence in Chinese is a good one.
 */
export function passphraseFault(typed: string): PassphraseFault | null {
  const characters = [...plainPassphrase(typed)];
  if (characters.length < PASSPHRASE_LENGTH) return 'too-short';
  const isRun = isCounting(characters);
  return new Set(characters).size < DIFFERENT_CHARACTERS || isRun || characters.every(isDigit) ? 'too-simple' : null;
}

/** 1234567890ab is as quickly guessed as aaaaaaaaaaaa: most steps lead to the neighbouring character. */
function isCounting(characters: readonly string[]): boolean {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const neighbours = codes.filter((code, index) => index > 0 && Math.abs(code - (codes[index - 1] ?? 0)) <= 1).length;
  return neighbours * 3 >= (codes.length - 1) * 2;
}

function isDigit(character: string): boolean {
  return /\p{Nd}/u.test(character);
}
