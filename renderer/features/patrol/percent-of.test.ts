import { expect, it } from 'vitest';
import { percentOf } from './percent-of.ts';

it('says 100 only where nothing is left, and of nothing that it is done', () => {
  const of = (covered: number, toRead: number) => percentOf({ covered, toRead });
  expect([of(0, 0), of(0, 3), of(2, 3), of(2_999, 3_000), of(3, 3)]).toEqual([100, 0, 66, 99, 100]);
});
