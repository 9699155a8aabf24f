import type { Normalised } from '../message/normalise.ts';
import { mayBeSplitAt, representativeOf, splitAt } from './look-alikes.ts';

/** The readings of a Han character as letters without tones, the commonest first; empty for what has none. */
export type ReadingsOf = (character: string) => readonly string[];

/** A text as one kind of comparison sees it; `starts` and `ends` lead back into the normalised text, null where it is the same text. */
export type View = Normalised;

/** Signs and spaces people put between characters to hide a word. Commas and full stops part sentences and stay. */
const SEPARATOR = /[\s.*·•・_~\-—–|/\\^+=#@&%$'"`…☆★♥♡❤○●◆◇■□▲△▼▽※→←↑↓\p{Extended_Pictographic}]/u;
const HAN = /\p{Script=Han}/u;
const UNKNOWN = -2;
const LEFT_OUT = -1;

/** What each UTF-16 unit becomes in the view of shapes, LEFT_OUT for a separator; filled as characters are met. */
const shapes = new Int32Array(0x1_0000).fill(UNKNOWN);

/** The text without separators, characters taken apart put together, look-alikes as the one that stands for them. */
export function shapeView(text: string): View {
  if (!changesShape(text)) return { text, starts: null, ends: null };
  const build = new ViewBuilder(text.length);
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    const split = mayBeSplitAt(unit) ? splitAt(text, at) : null;
    if (split !== null) {
      build.add(Array.from(split.whole, representativeOf).join(''), at, at + split.length);
      at += split.length;
      continue;
    }
    const length = lengthAt(text, at);
    if (length === 2) {
      const character = text.slice(at, at + 2);
      if (!isSeparator(character)) build.add(character, at, at + 2);
    } else {
      const shape = shapeOf(unit);
      if (shape !== LEFT_OUT) build.add(String.fromCharCode(shape), at, at + 1);
    }
    at += length;
  }
  return build.view();
}

function changesShape(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isSurrogate(unit) || mayBeSplitAt(unit) || shapeOf(unit) !== unit) return true;
  }
  return false;
}

function shapeOf(unit: number): number {
  const known = shapes[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const character = String.fromCharCode(unit);
  const shape = isSeparator(character) ? LEFT_OUT : representativeOf(character).charCodeAt(0);
  shapes[unit] = shape;
  return shape;
}

/** A view of sounds is asked for every message, so each way to read keeps what it has looked up. */
export function soundViewer(readingsOf: ReadingsOf): (text: string) => View {
  const sounds: (string | undefined)[] = [];
  const soundOf = (character: string): string => {
    if (HAN.test(character)) return readingsOf(character)[0] ?? character;
    return isSeparator(character) ? '' : character;
  };
  return (text) => {
    const build = new ViewBuilder(text.length);
    for (let at = 0; at < text.length;) {
      const length = lengthAt(text, at);
      const unit = text.charCodeAt(at);
      const sound = length === 1 ? (sounds[unit] ??= soundOf(text.charAt(at))) : soundOf(text.slice(at, at + 2));
      build.add(sound, at, at + length);
      at += length;
    }
    return build.view();
  };
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

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function lengthAt(text: string, at: number): 1 | 2 {
  return isSurrogate(text.charCodeAt(at)) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** The longest syllable has six letters; a text of letters has one a unit. */
const LONGEST_PIECE = 6;

class ViewBuilder {
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  #length = 0;
  #text = '';

  constructor(units: number) {
    this.#starts = new Uint32Array(units * LONGEST_PIECE);
    this.#ends = new Uint32Array(units * LONGEST_PIECE);
  }

  add(piece: string, start: number, end: number): void {
    const until = this.#length + piece.length;
    for (let unit = this.#length; unit < until; unit += 1) {
      this.#starts[unit] = start;
      this.#ends[unit] = end;
    }
    this.#length = until;
    this.#text += piece;
  }

  view(): View {
    return {
      text: this.#text,
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
    };
  }
}
