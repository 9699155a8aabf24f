/** What stands for names of places in a term: any village or township of the list, or one of the county the group lies in. */
export type PlaceReach = 'city' | 'county';

/** A term as it is compared. `sound`: typed in pinyin or with characters of the same sound 同音. `shape`: look-alikes, split characters, signs between 形近. */
export interface Term {
  readonly word: string;
  readonly sound: boolean;
  readonly shape: boolean;
  readonly place: PlaceReach | null;
}

export type TermProblem = 'empty' | 'too-long' | 'unknown-place' | 'place-with-mark' | 'sound-too-short';

export const LONGEST_TERM = 40;
export const PLACE_TERMS: Readonly<Record<PlaceReach, string>> = { city: '{地名}', county: '{本县地名}' };

const MARKS = /\[(音|形|音形|形音)\]$/u;
const HAN = /\p{Script=Han}/u;

/** Reads a term as a clerk writes it: 路灯, 微信[音], 法轮[形], 开户[音形], {地名}, {本县地名}. Other brackets are part of the word: [红包] is what chats write. */
export function parseTerm(written: string): Term {
  const text = written.trim();
  const marks = MARKS.exec(text)?.[1] ?? '';
  const word = marks === '' ? text : text.slice(0, -(marks.length + 2)).trim();
  const reach = (['city', 'county'] as const).find((each) => PLACE_TERMS[each] === word) ?? null;
  return { word, sound: marks.includes('音'), shape: marks.includes('形'), place: reach };
}

/** Writes a term the way `parseTerm` reads it. */
export function writeTerm({ word, sound, shape }: Pick<Term, 'word' | 'sound' | 'shape'>): string {
  const marks = `${sound ? '音' : ''}${shape ? '形' : ''}`;
  return marks === '' ? word : `${word}[${marks}]`;
}

/** What is wrong with a term as written; null where it can be used. One character alone has too many namesakes to be compared by sound. */
export function problemOfTerm(written: string): TermProblem | null {
  const { word, sound, shape, place } = parseTerm(written);
  if (word === '') return 'empty';
  if (word.length > LONGEST_TERM) return 'too-long';
  if (place !== null) return sound || shape ? 'place-with-mark' : null;
  if (/^\{[^}]*\}$/u.test(word)) return 'unknown-place';
  if (sound && Array.from(word).filter((character) => HAN.test(character)).length < 2) return 'sound-too-short';
  return null;
}
