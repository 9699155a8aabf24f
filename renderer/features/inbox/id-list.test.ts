import { describe, expect, it } from 'vitest';
import type { MessageId } from '../../../domain/ids.ts';
import { idsWithin, withIds, withoutIds } from './id-list.ts';

const ids = (...numbers: readonly number[]) => numbers as readonly number[] as readonly MessageId[];
const long = ids(...Array.from({ length: 500 }, (_, n) => 5_000 - 10 * n));

describe('ids at their places', () => {
  it('join below, above, between and twice', () => {
    const list = ids(50, 40, 30);
    expect([
      withIds(list, ids(20, 10)),
      withIds(list, ids(70, 60)),
      withIds(list, ids(45, 60, 5, 40)),
      withIds(list, ids(40, 30)) === list,
      withIds(ids(), ids(1, 3, 2)),
    ]).toEqual([[50, 40, 30, 20, 10], [70, 60, 50, 40, 30], [60, 50, 45, 40, 30, 5], true, [3, 2, 1]]);
  });

  it('leave one by one or many at once, and the list stays itself where none was in it', () => {
    const many = new Set(long.filter((_, index) => index % 3 === 0));
    expect([
      withoutIds(long, new Set(ids(5_000, 4_990, 10))),
      withoutIds(long, many),
      withoutIds(long, new Set(ids(7))) === long,
    ]).toEqual([long.slice(2, -1), long.filter((id) => !many.has(id)), true]);
  });

  it('are cut out of a list by what stands at both ends, ranked or not', () => {
    expect([
      idsWithin(long, 4_995 as MessageId, 4_970 as MessageId),
      idsWithin(ids(10, 50, 30), 30 as MessageId, 10 as MessageId),
    ]).toEqual([
      [4_990, 4_980, 4_970],
      [10, 30],
    ]);
  });
});
