import { describe, expect, it } from 'vitest';
import type { CategoryId, RegionCode } from '../ids.ts';
import { normalise } from '../message/normalise.ts';
import { createPlaceFinder } from './find-place.ts';
import { isBetter, isHeldBack, learnFrom } from './learned-model.ts';
import { NOTHING_LABEL, suggestFor, type SuggestionTools } from './suggestion.ts';
import { trainTextModel } from './train-text-model.ts';
import { findUrgentWords } from './urgent-words.ts';

const region = (code: string, name: string, level: 'county' | 'township' | 'village') => ({
  ...{ code: code as RegionCode, name, level },
  parentCode: null,
});
const REGIONS = [
  region('430211', '天元区', 'county'),
  region('430211001', '泰山路街道', 'township'),
  region('430211001001', '泰山社区居委会', 'village'),
  region('430211001002', '石子头村委会', 'village'),
  region('430211002001', '石子头村委会', 'village'),
  region('430281001001', '响石岭村委会', 'village'),
];
const HOME = '430211001001' as RegionCode;
const findPlace = createPlaceFinder(REGIONS);

describe('the place a text names', () => {
  it('is a village of the county, said in full or without its tail', () => {
    const named = ['泰山社区门口积水', '泰山那边积水', '响石岭村积水'].map((text) => findPlace(text, HOME));
    expect(named.map((place) => place && [place.code, place.confidence])).toEqual([[HOME, 0.95], [HOME, 0.7], null]);
  });

  it('is none where two villages of the county have the name', () => {
    expect(findPlace('石子头村的路坏了', HOME)).toBeNull();
    // The other name still counts.
    expect(findPlace('石子头村到泰山社区的路坏了', HOME)?.code).toBe(HOME);
  });
});

it('danger is said by its words, and not by a warning against it', () => {
  const spans = (text: string) => findUrgentWords(text).map(({ start, length }) => text.slice(start, start + length));
  expect(['电线断了冒烟', '大家谨防触电', '没有人受伤', '有人受伤了'].map(spans)).toEqual([
    ['电线断', '冒烟'],
    [],
    ['受伤'],
    ['受伤'],
  ]);
});

describe('a suggestion', () => {
  const categories = trainTextModel(
    ['水管爆了', '停水三天', '水压太低', '水表坏了'].flatMap((text) => [
      { text, label: 'water' },
      { text: `打牌${text.length}缺一`, label: NOTHING_LABEL },
    ]),
  );
  const tools: SuggestionTools = { categories, grades: null, findPlace, isInUse: () => true };

  it('names category, place and grade, each with the words as they were said', () => {
    const text = '泰山社区的水管爆了，漏電了';
    const found = suggestFor(tools, normalise(text), '430211001002' as RegionCode);
    const said = (words: readonly { start: number; length: number }[] | undefined) =>
      (words ?? []).map(({ start, length }) => text.slice(start, start + length)).join(' ');
    expect([found?.category?.value, found?.place?.value, found?.grade?.value]).toEqual(['water', HOME, 'urgent']);
    expect([said(found?.place?.words), said(found?.grade?.words)]).toEqual(['泰山社区', '漏電']);
  });

  it('is none for small talk, for a retired category, and without a model', () => {
    const none = [
      suggestFor(tools, normalise('打牌三缺一'), null),
      suggestFor({ ...tools, isInUse: (id) => id !== ('water' as CategoryId) }, normalise('水管爆了'), null),
      suggestFor({ ...tools, categories: null }, normalise('水管爆了'), null),
    ];
    expect(none).toEqual([null, null, null]);
  });
});

describe('a model that learns from triage', () => {
  const decided = (from: number, count: number, text: string, label: string) =>
    Array.from({ length: count }, (_, n) => ({ messageId: from + n, text: `${text}${n}`, label }));

  it('is measured on the fifth it never learns from', () => {
    const samples = [...decided(1, 50, '停水', 'water'), ...decided(51, 50, '路灯不亮', 'light')];
    const held = samples.filter(({ messageId }) => isHeldBack(messageId)).length;
    const learned = learnFrom(samples);
    expect([learned?.figures.samples, learned?.learnedFrom]).toEqual([held, 100 - held]);
    expect(held).toBeGreaterThan(8);
    expect(held).toBeLessThan(35);
  });

  it('is none where too little was decided, or everything the same way', () => {
    expect([learnFrom(decided(1, 40, '停水', 'water')), learnFrom(decided(1, 90, '停水', 'water'))]).toEqual([
      null,
      null,
    ]);
  });

  it('takes the place of another only where it is not worse', () => {
    const figures = (macroF1: number) => ({ samples: 1, accuracy: 1, macroF1, labels: [], confusion: [] });
    expect([
      isBetter(figures(0.8), null),
      isBetter(figures(0.8), figures(0.8)),
      isBetter(figures(0.79), figures(0.8)),
    ]).toEqual([true, true, false]);
  });
});
