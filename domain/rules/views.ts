import { representativeOf, splitAt } from './look-alikes.ts';
import type { Normalised } from '../message/normalise.ts';

/** The readings of a Han character as letters without tones, the commonest first; empty for what has none. */
export type ReadingsOf = (character: string) => readonly string[];

/** A text as one kind of comparison sees it; `starts` and `ends` lead back into the normalised text. */
export type View = Normalised;

/** Signs and spaces people put between characters to hide a word. Commas and full stops part sentences and stay. */
const SEPARATOR = /[\s.*·•・_~\-—–|/\\^+=#@&%$'"`…☆★♥♡❤○●◆◇■□▲△▼▽※→←↑↓\p{Extended_Pictographic}]/u;
const HAN = /\p{Script=Han}/u;

/** The text without separators, characters taken apart put together, look-alikes as the one that stands for them. */
export function shapeView(text: string): View {
  const build = new ViewBuilder();
  for (let at = 0; at < text.length;) {
    const character = characterAt(text, at);
    const split = splitAt(text, at);
    if (split !== null) {
      build.add(Array.from(split.whole, representativeOf).join(''), at, at + split.length);
      at += split.length;
      continue;
    }
    if (!isSeparator(character)) build.add(representativeOf(character), at, at + character.length);
    at += character.length;
  }
  return build.view();
}

/** The text as letters: each Han character as it is commonly read, letters as they stand, separators left out. */
export function soundView(text: string, readingsOf: ReadingsOf): View {
  const build = new ViewBuilder();
  for (let at = 0; at < text.length;) {
    const character = characterAt(text, at);
    if (HAN.test(character)) build.add(readingsOf(character)[0] ?? character, at, at + character.length);
    else if (!isSeparator(character)) build.add(character, at, at + character.length);
    at += character.length;
  }
  return build.view();
}

/** Every way to spell a word, as its syllables in letters; a word with many readings is spelt in the first few. */
export function spellingsOf(word: string, readingsOf: ReadingsOf): readonly (readonly string[])[] {
  let spellings: (readonly string[])[] = [[]];
  for (const character of word) {
    if (isSeparator(character)) continue;
    const readings = HAN.test(character) ? readingsOf(character) : [character];
    const choices = readings.length === 0 ? [character] : readings;
    spellings = spellings.flatMap((start) => choices.map((reading) => [...start, reading])).slice(0, MOST_SPELLINGS);
  }
  return spellings;
}

const MOST_SPELLINGS = 16;

function isSeparator(character: string): boolean {
  return SEPARATOR.test(character);
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

class ViewBuilder {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #text = '';

  add(piece: string, start: number, end: number): void {
    for (let unit = 0; unit < piece.length; unit += 1) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
    this.#text += piece;
  }

  view(): View {
    return { text: this.#text, starts: Uint32Array.from(this.#starts), ends: Uint32Array.from(this.#ends) };
  }
}
