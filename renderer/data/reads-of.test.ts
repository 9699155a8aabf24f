import { expect, test } from 'vitest';
import { readsOf } from './reads-of.ts';

test('a query key of the contract has the entities its procedure declares', () => {
  expect(readsOf([['categories', 'tree'], { input: {} }])).toEqual(['category']);
});

test.each([[['x']], [[['categories']]], [[['nothing', 'here']]], [[[]]], [['categories.tree']]])(
  '%j is no procedure',
  (key) => {
    expect(readsOf(key)).toEqual([]);
  },
);
