import i18next from 'i18next';
import { expect, test } from 'vitest';
import { english } from './en/english.ts';
import { counted } from './start-text.ts';
import { chinese } from './zh-CN/chinese.ts';

function wordsOf(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as object).flatMap(([key, below]) => wordsOf(below, path === '' ? key : `${path}.${key}`));
}

function placeholders(words: string): string[] {
  return [...words.matchAll(/\{\{(\w+)/g)].map((found) => found[1] ?? '').sort();
}

/** Only English speaks differently of one than of many. */
const OF_ONE = /_one$/;

test('both languages have the same keys', () => {
  expect(
    wordsOf(english, '')
      .map(([key]) => key)
      .filter((key) => !OF_ONE.test(key))
      .sort(),
  ).toEqual(
    wordsOf(chinese, '')
      .map(([key]) => key)
      .sort(),
  );
});

test('every sentence names the same values in both languages', () => {
  const inEnglish = new Map(wordsOf(english, ''));
  const different = wordsOf(chinese, '').filter(
    ([key, words]) => `${placeholders(words)}` !== `${placeholders(inEnglish.get(key) ?? '')}`,
  );
  expect(different).toEqual([]);
});

test('what English says of one names the values it names of many', () => {
  const inEnglish = new Map(wordsOf(english, ''));
  const ofOne = [...inEnglish].filter(([key]) => OF_ONE.test(key));
  expect(ofOne.length).toBeGreaterThan(0);
  expect(
    ofOne.filter(
      ([key, words]) =>
        `${placeholders(words)}` !== `${placeholders(inEnglish.get(key.replace(OF_ONE, '_other')) ?? '')}`,
    ),
  ).toEqual([]);
});

test('no key is left without words', () => {
  expect([...wordsOf(chinese, ''), ...wordsOf(english, '')].filter(([, words]) => words.trim() === '')).toEqual([]);
});

test('English says of one what it says of one, and separates thousands', async () => {
  const text = i18next.createInstance();
  await text.init({ lng: 'en', resources: { en: english }, interpolation: { escapeValue: false } });
  text.services.formatter?.add('counted', counted);
  const say = (n: number | string) => text.t('load.groups', { ns: 'accounts', n });
  expect([say(0), say(1), say(3038), say('1')]).toEqual(['0 groups', '1 group', '3,038 groups', '1 group']);
});

test('English names no number of things without knowing one from many', () => {
  const plain = wordsOf(english, '').filter(
    ([key, words]) =>
      !/_(one|other)$/.test(key) &&
      /\{\{\w+(, number)?\}\} (\w+ )?(accounts|entries|groups|issues|messages|rows|days|minutes|hits|posts|counties|villages)\b/.test(
        words,
      ),
  );
  expect(plain).toEqual([]);
});
