import { expect, it } from 'vitest';
import type { RegionCode } from '../ids.ts';
import { coverageByPlace, coverageOf, type GroupToday } from './coverage.ts';

const group = (villageCode: string | null, isCovered: boolean, hasUnread: boolean): GroupToday => ({
  villageCode: villageCode as RegionCode | null,
  isCovered,
  hasUnread,
});
const GROUPS = [
  group('430202001001', true, false),
  group('430202001001', true, true),
  group('430202002001', false, true),
  group('430202002001', false, false),
  group('430281001001', false, true),
  group(null, false, true),
];

it('counts what had something to read, what was read to its end, and what waits now', () => {
  expect(coverageOf(GROUPS)).toEqual({ toRead: 5, covered: 2, waiting: 4 });
  expect(coverageOf([])).toEqual({ toRead: 0, covered: 0, waiting: 0 });
});

it('counts by county, groups of no village last, and by village within a county', () => {
  expect(coverageByPlace(GROUPS, null)).toEqual([
    { code: '430202', toRead: 3, covered: 2, waiting: 2 },
    { code: '430281', toRead: 1, covered: 0, waiting: 1 },
    { code: null, toRead: 1, covered: 0, waiting: 1 },
  ]);
  expect(coverageByPlace(GROUPS.slice(0, 4), '430202' as RegionCode)).toEqual([
    { code: '430202001001', toRead: 2, covered: 2, waiting: 1 },
    { code: '430202002001', toRead: 1, covered: 0, waiting: 1 },
  ]);
});
