import { expect, test } from 'vitest';
import { heatLevel } from './heat-level.ts';

test('none is the weakest shade, the largest the strongest, and a single message can be told from none', () => {
  expect([0, 1, 50, 51, 100].map((count) => heatLevel(count, 100, 6))).toEqual([0, 1, 3, 3, 5]);
  expect(heatLevel(0, 0, 6)).toEqual(0);
});
