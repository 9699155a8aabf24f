import { expect, test } from 'vitest';
import type { RegionRow } from '../../../contract/catalog.ts';
import type { RegionCode } from '../../../domain/ids.ts';
import { matchesPlace, placePath, placeTree } from './place-tree.ts';

function region(
  code: string,
  name: string,
  level: RegionRow['level'],
  parent: string | null,
  pinyin: string,
): RegionRow {
  return { code: code as RegionCode, name, level, parentCode: parent as RegionCode | null, pinyin };
}

const regions = [
  region('430200', '株洲市', 'city', null, 'zhu zhou shi'),
  region('430202', '荷塘区', 'county', '430200', 'he tang qu'),
  region('430202001', '月塘街道', 'township', '430202', 'yue tang jie dao'),
  region('430202001001', '响水村', 'village', '430202001', 'xiang shui cun'),
  region('430223', '攸县', 'county', '430200', 'you xian'),
];

test('places hang county, township, village; the city is left out', () => {
  const names = (nodes: ReturnType<typeof placeTree>): unknown[] =>
    nodes.map(({ label, children }) => (children.length === 0 ? label : [label, names(children)]));
  expect(names(placeTree(regions))).toEqual([['荷塘区', [['月塘街道', ['响水村']]]], '攸县']);
  expect(names(placeTree(regions, 'township'))).toEqual([['荷塘区', ['月塘街道']], '攸县']);
  expect(names(placeTree(regions, 'county'))).toEqual(['荷塘区', '攸县']);
});

test('the path of a place goes from the county down', () => {
  expect([
    placePath(regions, '430202001001' as RegionCode),
    placePath(regions, null),
    placePath(regions, '999999' as RegionCode),
  ]).toEqual([['430202', '430202001', '430202001001'], [], []]);
});

test.each([
  ['响水', true],
  ['xsc', true],
  ['XS', true],
  ['xiangshui', true],
  ['shui', true],
  ['sc', false],
  ['荷塘', false],
  ['  ', false],
])('%s finds 响水村: %s', (words, found) => {
  expect(matchesPlace(words, { label: '响水村', pinyin: 'xiang shui cun' })).toEqual(found);
});
