/**
 * A printed recovery phrase: five lines of two groups of four characters. Seven characters of a line are chance (35 × 5 = 175
 * bits in all), the eighth is a check over its line and the number of the line, so that a slip is named before anything is tried.
 */

/** Thirty-two characters that are not taken for each other in print: no 0 and O, no 1 and I. */
export const PHRASE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const PHRASE_LINES = 5;
export const GROUPS_IN_LINE = 2;
export const CHARACTERS_IN_GROUP = 4;
/** How many values of chance from 0 to 31 make a phrase. */
export const PHRASE_VALUES = 35;

const VALUES_IN_LINE = PHRASE_VALUES / PHRASE_LINES;
const LINE_LENGTH = GROUPS_IN_LINE * CHARACTERS_IN_GROUP;

/** The lines of the phrase that these values of chance (35 integers from 0 to 31) stand for, as they are printed: `ABCD EFGH`. */
export function phraseLines(values: readonly number[]): readonly string[] {
  if (values.length !== PHRASE_VALUES || values.some((value) => !Number.isInteger(value) || value < 0 || value > 31))
    throw new RangeError(`A phrase is made of ${PHRASE_VALUES} values from 0 to 31.`);
  return Array.from({ length: PHRASE_LINES }, (_, line) => {
    const own = values.slice(line * VALUES_IN_LINE, (line + 1) * VALUES_IN_LINE);
    const text = [...own, checkOf(own, line)].map((value) => PHRASE_ALPHABET[value]).join('');
    return `${text.slice(0, CHARACTERS_IN_GROUP)} ${text.slice(CHARACTERS_IN_GROUP)}`;
  });
}

/** What somebody has typed as one line of a phrase. */
export type TypedLine =
  | { readonly kind: 'right'; readonly characters: string }
  | { readonly kind: 'unfinished' }
  /** Holds something that no phrase holds, such as 0, O, 1 or I. */
  | { readonly kind: 'foreign'; readonly character: string }
  | { readonly kind: 'slip' };

/** Reads line `index` (from 0) of a phrase as typed: case, width, spaces and dashes do not matter. */
export function readPhraseLine(typed: string, index: number): TypedLine {
  const characters = plain(typed);
  const foreign = [...characters].find((character) => !PHRASE_ALPHABET.includes(character));
  if (foreign !== undefined) return { kind: 'foreign', character: foreign };
  if (characters.length < LINE_LENGTH) return { kind: 'unfinished' };
  if (characters.length > LINE_LENGTH) return { kind: 'slip' };
  const values = [...characters].map((character) => PHRASE_ALPHABET.indexOf(character));
  const isRight = checkOf(values.slice(0, VALUES_IN_LINE), index) === values[VALUES_IN_LINE];
  return isRight ? { kind: 'right', characters } : { kind: 'slip' };
}

/** The whole phrase without its spaces, as it opens a key; null where a line is not right or one is missing. */
export function readPhrase(lines: readonly string[]): string | null {
  if (lines.length !== PHRASE_LINES) return null;
  const read = lines.map((line, index) => readPhraseLine(line, index));
  return read.every((line) => line.kind === 'right') ? read.map(({ characters }) => characters).join('') : null;
}

/** Cuts a text that was pasted as a whole into the lines of a phrase; null where it has another length. */
export function splitPhrase(pasted: string): readonly string[] | null {
  const characters = plain(pasted);
  if (characters.length !== LINE_LENGTH * PHRASE_LINES) return null;
  return Array.from({ length: PHRASE_LINES }, (_, line) =>
    characters.slice(line * LINE_LENGTH, (line + 1) * LINE_LENGTH),
  );
}

/** Group `group` (from 0) of all groups of a printed phrase. */
export function groupOf(lines: readonly string[], group: number): string {
  return lines.flatMap((line) => line.split(' '))[group] ?? '';
}

/** Whether two groups are the same to somebody who types them. */
export function isSameGroup(typed: string, printed: string): boolean {
  return plain(typed) === plain(printed);
}

function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―_·.,，。、]/gu, '');
}

/**
 * The check is a weighted sum in the field of 32 elements with a different weight at every place: any one wrong character, any
 * two that were exchanged, and a line written in the place of another change it.
 */
function checkOf(values: readonly number[], line: number): number {
  return values.reduce((sum, value, place) => sum ^ times(value, power(place + 1)), line + 1);
}

/** 2 to the n-th in the field; 2 generates all of its elements but 0. */
function power(n: number): number {
  return Array.from({ length: n }).reduce<number>((value) => times(value, 2), 1);
}

/** Product in the field of 32 elements, polynomials over two elements modulo x⁵ + x² + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) {
    if ((b >> bit) & 1) product ^= a << bit;
  }
  for (let bit = 8; bit >= 5; bit -= 1) {
    if ((product >> bit) & 1) product ^= 0b100101 << (bit - 5);
  }
  return product;
}
