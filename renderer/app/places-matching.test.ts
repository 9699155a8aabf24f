import { expect, test } from 'vitest';
import type { RegionRow } from '../../contract/catalog.ts';
import { placesMatching } from './places-matching.ts';

const region = (code: string, name: string, level: RegionRow['level'], parentCode: string | null, pinyin: string) =>
  ({ code, name, level, parentCode, pinyin }) as RegionRow;

const regions = [
  region('430200', '株洲市', 'city', null, 'zhu zhou shi'),
  region('430202100001', '新塘村', 'village', '430202100', 'xin tang cun'),
  region('430202100', '新塘镇', 'township', '430202', 'xin tang zhen'),
  region('430202', '荷塘区', 'county', '430200', 'he tang qu'),
  region('430281100002', '新塘村', 'village', '430281100', 'xin tang cun'),
  region('430281100', '白兔潭镇', 'township', '430281', 'bai tu tan zhen'),
  region('430281', '醴陵市', 'county', '430200', 'li ling shi'),
];
const paths = (words: string) => placesMatching(words, regions).map(({ path }) => path);

test('a place is found by name, pinyin and initials, larger ones first, and says what it lies in', () => {
  expect([paths('新塘'), paths('htq'), paths('liling'), paths('')]).toEqual([
    ['荷塘区 / 新塘镇', '荷塘区 / 新塘镇 / 新塘村', '醴陵市 / 白兔潭镇 / 新塘村'],
    ['荷塘区'],
    ['醴陵市'],
    [],
  ]);
});

test('the city itself, which is everything, is no place to go to', () => {
  expect(paths('株洲')).toEqual([]);
});
