import { expect, test } from 'vitest';
import { problemsOfCondition } from './condition-problems.ts';
import { anyOf, conditionKey, type TermGroup } from './rule.ts';
import { isSyllables } from './syllables.ts';
import { parseTerm, problemOfTerm, writeTerm } from './term.ts';

const group = (terms: readonly string[], near: number | null = null): TermGroup => ({ terms, near });

test('a term is read with its marks, and written back as it was', () => {
  expect(['路灯', '微信[音]', ' 法轮 [形] ', '开户[音形]', '[红包]', '{地名}', '{本县地名}'].map(parseTerm)).toEqual([
    { word: '路灯', sound: false, shape: false, place: null },
    { word: '微信', sound: true, shape: false, place: null },
    { word: '法轮', sound: false, shape: true, place: null },
    { word: '开户', sound: true, shape: true, place: null },
    { word: '[红包]', sound: false, shape: false, place: null },
    { word: '{地名}', sound: false, shape: false, place: 'city' },
    { word: '{本县地名}', sound: false, shape: false, place: 'county' },
  ]);
  expect(['路灯', '微信[音]', '法轮[形]', '开户[音形]'].map((text) => writeTerm(parseTerm(text)))).toEqual([
    ...['路灯', '微信[音]', '法轮[形]', '开户[音形]'],
  ]);
});

test('a term says what is wrong with it', () => {
  expect(
    ['', '[音]', '灯[音]', 'ab[音]', '{村名}', '{地名}[音]', '长'.repeat(41), '路灯[音]'].map(problemOfTerm),
  ).toEqual([
    ...['empty', 'empty', 'sound-too-short', 'sound-too-short', 'unknown-place', 'place-with-mark', 'too-long', null],
  ]);
});

test('a condition names the part in which something is wrong', () => {
  const many = Array.from({ length: 7 }, () => group(['路灯']));
  expect([
    problemsOfCondition({ groups: [], exclusions: [] }),
    problemsOfCondition({ groups: many, exclusions: [] }),
    problemsOfCondition({ groups: [group(['路灯'], 3), group([], 101)], exclusions: ['路灯'] }),
    problemsOfCondition(anyOf(Array.from({ length: 501 }, (_, index) => `词${index}`))),
    problemsOfCondition({ groups: [group(['路灯']), group(['坏[音]'], 8)], exclusions: ['修好'] }),
  ]).toEqual([
    [{ kind: 'no-terms', part: 0 }],
    [{ kind: 'too-many-groups', part: 6 }],
    [
      { kind: 'bad-distance', part: 0 },
      { kind: 'no-terms', part: 1 },
      { kind: 'bad-distance', part: 1 },
      { kind: 'both', part: 'exclusions', term: '路灯' },
    ],
    [{ kind: 'too-many', part: 0 }],
    [{ kind: 'sound-too-short', part: 1, term: '坏[音]' }],
  ]);
});

test('conditions that match the same have the same key', () => {
  expect([
    conditionKey(anyOf(['甲', '乙', '甲'])) === conditionKey(anyOf(['乙', '甲'])),
    conditionKey(anyOf(['甲'])) === conditionKey(anyOf(['甲'], ['乙'])),
    conditionKey({ groups: [group(['甲']), group(['乙'], 3)], exclusions: [] }) ===
      conditionKey({ groups: [group(['甲']), group(['乙'], 4)], exclusions: [] }),
  ]).toEqual([true, false, false]);
});

test('letters are pinyin where whole syllables make them up', () => {
  expect(['', 'ludeng', 'xian', 'cunlide', 'ok', 'ludengx', 'lvse', 'shuang'].map(isSyllables)).toEqual([
    ...[true, true, true, true, false, false, true, true],
  ]);
});
