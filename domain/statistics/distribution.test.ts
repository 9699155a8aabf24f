import { describe, expect, it } from 'vitest';
import { distribution } from './distribution.ts';

describe('distribution', () => {
  it('says nothing of nothing', () => {
    expect(distribution([])).toEqual({
      n: 0,
      median: null,
      p90: null,
      worst: null,
      lowerQuartile: null,
      upperQuartile: null,
    });
  });

  it('is the value itself where there is one', () => {
    expect(distribution([7])).toEqual({ n: 1, median: 7, p90: 7, worst: 7, lowerQuartile: 7, upperQuartile: 7 });
  });

  it('interpolates as PERCENTILE.INC of a spreadsheet does, whatever the order', () => {
    expect(distribution([1000, 100, 500, 200, 900, 300, 700, 400, 800, 600])).toEqual({
      n: 10,
      median: 550,
      p90: 910,
      worst: 1000,
      lowerQuartile: 325,
      upperQuartile: 775,
    });
  });

  it('leaves the given values in their order', () => {
    const values = [3, 1, 2];
    distribution(values);
    expect(values).toEqual([3, 1, 2]);
  });
});
