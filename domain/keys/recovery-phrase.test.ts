import { expect, test } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import {
  groupOf,
  isSameGroup,
  PHRASE_ALPHABET,
  PHRASE_LINES,
  PHRASE_VALUES,
  phraseLines,
  readPhrase,
  readPhraseLine,
  splitPhrase,
} from './recovery-phrase.ts';

function somePhrase(seed: number): readonly string[] {
  const random = seededRandom(seed);
  return phraseLines(Array.from({ length: PHRASE_VALUES }, () => Math.floor(random() * 32)));
}

test('a phrase is five lines of two groups of four and reads back as it was printed', () => {
  const lines = somePhrase(1);
  expect(lines.every((line) => /^[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}$/.test(line))).toBe(true);
  expect(readPhrase(lines)).toBe(lines.join('').replaceAll(' ', ''));
});

test('two different choices of chance never print the same phrase', () => {
  const values = Array.from({ length: PHRASE_VALUES }, () => 0);
  const printed = values.flatMap((_, place) =>
    Array.from({ length: 31 }, (_other, more) => phraseLines(values.with(place, more + 1)).join('')),
  );
  expect(new Set(printed).size).toBe(PHRASE_VALUES * 31);
});

test('case, full width, spaces and dashes do not matter', () => {
  const lines = somePhrase(2);
  const wide = (text: string) =>
    text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
  const typed = lines.map((line, index) =>
    index % 2 === 0 ? wide(line) : ` ${line.toLowerCase().replace(' ', ' - ')} `,
  );
  expect(readPhrase(typed)).toBe(readPhrase(lines));
});

test('every single wrong character of a line is a slip', () => {
  const [line = ''] = somePhrase(3);
  const wrong = [...line.replace(' ', '')].flatMap((right, place, all) =>
    [...PHRASE_ALPHABET].filter((other) => other !== right).map((other) => all.with(place, other).join('')),
  );
  expect([wrong.length, wrong.filter((typed) => readPhraseLine(typed, 0).kind !== 'slip')]).toEqual([8 * 31, []]);
});

test('any two exchanged characters of a line are a slip', () => {
  const missed: string[] = [];
  for (let seed = 0; seed < 50; seed += 1) {
    const all = [...(somePhrase(seed)[4] ?? '').replace(' ', '')];
    for (let a = 0; a < 8; a += 1)
      for (let b = a + 1; b < 8; b += 1) {
        const [first = '', second = ''] = [all[a], all[b]];
        const typed = all.with(a, second).with(b, first).join('');
        if (first !== second && readPhraseLine(typed, 4).kind !== 'slip') missed.push(typed);
      }
  }
  expect(missed).toEqual([]);
});

test('a line in the place of another is a slip', () => {
  const lines = somePhrase(4);
  const places = Array.from({ length: PHRASE_LINES }, (_, index) => index);
  expect(
    lines.map((line, own) => places.map((index) => readPhraseLine(line, index).kind === 'right' && index !== own)),
  ).toEqual(places.map(() => places.map(() => false)));
});

test.each(['0', 'O', '1', 'I', '中', '!'])('%s is named as a character no phrase holds', (character) => {
  expect(readPhraseLine(`AB${character}`, 0)).toEqual({ kind: 'foreign', character });
});

test('a line is unfinished until its eighth character, and a ninth is a slip', () => {
  const [line = ''] = somePhrase(5);
  expect([readPhraseLine('', 0), readPhraseLine(line.slice(0, -1), 0), readPhraseLine(`${line}2`, 0)]).toEqual([
    { kind: 'unfinished' },
    { kind: 'unfinished' },
    { kind: 'slip' },
  ]);
});

test('a pasted phrase falls into its lines, and anything of another length into none', () => {
  const lines = somePhrase(6);
  expect([
    splitPhrase(lines.join('\n'))?.length,
    readPhrase(splitPhrase(lines.join('\n')) ?? []),
    splitPhrase('ABCD'),
  ]).toEqual([5, readPhrase(lines), null]);
});

test('a missing line makes no phrase', () => {
  expect(readPhrase(somePhrase(7).slice(0, 4))).toBe(null);
});

test('a group is compared as it is typed', () => {
  const lines = somePhrase(8);
  const third = lines[1]?.slice(0, 4) ?? '';
  expect([groupOf(lines, 2), isSameGroup(` ${third.toLowerCase()}`, third), isSameGroup('2222', third)]).toEqual([
    third,
    true,
    false,
  ]);
});
