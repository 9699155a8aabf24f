import { describe, expect, it } from 'vitest';
import type { MessageId } from '../../../domain/ids.ts';
import { arrivalsContinue, newArrivals, seenUpTo } from './new-arrivals.ts';

const id = (number: number) => number as MessageId;

describe('newArrivals', () => {
  it('says nothing before the first answer and when nothing came', () => {
    expect([newArrivals(undefined), newArrivals({ count: 0, countIsExact: true })]).toEqual([null, null]);
  });
  it('says whether counting ended before all were counted', () => {
    expect([newArrivals({ count: 12, countIsExact: true }), newArrivals({ count: 12, countIsExact: false })]).toEqual([
      { count: 12, atLeast: false },
      { count: 12, atLeast: true },
    ]);
  });
});

describe('seenUpTo', () => {
  it('never goes back when newer rows have left the list', () => {
    expect([seenUpTo(null, [id(7), id(5)]), seenUpTo(id(9), [id(7)]), seenUpTo(null, [])]).toEqual([7, 9, null]);
  });
});

describe('arrivalsContinue', () => {
  it('joins where the page reaches what was seen, or is everything there is', () => {
    expect([
      arrivalsContinue(id(10), [id(12), id(9)], false),
      arrivalsContinue(null, [id(3)], true),
      arrivalsContinue(id(10), [], true),
    ]).toEqual(['join', 'join', 'join']);
  });
  it('replaces the list where rows between would be missing', () => {
    expect([arrivalsContinue(id(10), [id(300), id(101)], false), arrivalsContinue(null, [id(300)], false)]).toEqual([
      'replace',
      'replace',
    ]);
  });
});
