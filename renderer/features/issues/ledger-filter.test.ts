import { expect, test } from 'vitest';
import type { RegionCode } from '../../../domain/ids.ts';
import { FIRST_FILTER, filterOf, searchOf } from './ledger-filter.ts';

test('a filter survives the address', () => {
  const filter = { view: 'overdue', countyCode: '430211' as RegionCode, text: '路灯 不亮', sort: 'last-move' } as const;

  expect(filterOf(new URLSearchParams(searchOf(filter)))).toEqual(filter);
});

test('the first filter leaves the address clean', () => {
  expect([searchOf(FIRST_FILTER), filterOf(new URLSearchParams())]).toEqual([{}, FIRST_FILTER]);
});

test('an address that names nonsense shows the first filter', () => {
  expect(filterOf(new URLSearchParams('view=nothing&county=DROP&sort=%00'))).toEqual(FIRST_FILTER);
});
