import { expect, test } from 'vitest';
import type { Category } from '../../../contract/catalog.ts';
import type { CategoryId } from '../../../domain/ids.ts';
import { reorder, sortBehind } from './reorder.ts';
import { underOf, visibleTree } from './visible-tree.ts';

function aCategory(name: string, parent: string | null, sort: number): Category {
  return { id: name as CategoryId, parentId: parent as CategoryId | null, name, sort, retired: false, version: 1 };
}

const tree = [
  aCategory('环境', null, 1),
  aCategory('垃圾', '环境', 1),
  aCategory('噪音', '环境', 2),
  aCategory('夜间', '噪音', 1),
  aCategory('其他', null, 2),
];

function drawn(closed: readonly string[]): string[] {
  return visibleTree(tree, new Set(closed as CategoryId[])).map(
    ({ category, depth, position, siblings }) => `${'·'.repeat(depth)}${category.name} ${position}/${siblings}`,
  );
}

test('an open tree shows every line with its depth and place', () => {
  expect(drawn([])).toEqual(['环境 1/2', '·垃圾 1/2', '·噪音 2/2', '··夜间 1/1', '其他 2/2']);
});

test('what hangs under a closed node is not shown', () => {
  expect([drawn(['噪音']), drawn(['环境'])]).toEqual([
    ['环境 1/2', '·垃圾 1/2', '·噪音 2/2', '其他 2/2'],
    ['环境 1/2', '其他 2/2'],
  ]);
});

test('under a category is itself and all below', () => {
  expect([...underOf(tree, '环境' as CategoryId)]).toEqual(['环境', '垃圾', '噪音', '夜间']);
});

function moved(siblings: readonly Category[], id: string, direction: 'up' | 'down'): string[] {
  return reorder(siblings, id as CategoryId, direction).map(({ category, sort }) => `${category.name}→${sort}`);
}

test('a step swaps two neighbours, and neighbours with the same sort are told apart', () => {
  const clear = [aCategory('a', null, 1), aCategory('b', null, 2), aCategory('c', null, 3)];
  const same = [aCategory('a', null, 0), aCategory('b', null, 0)];
  expect([
    moved(clear, 'b', 'up'),
    moved(clear, 'b', 'down'),
    moved(same, 'b', 'up'),
    moved(clear, 'a', 'up'),
    moved(clear, 'c', 'down'),
  ]).toEqual([['b→1', 'a→2'], ['c→2', 'b→3'], ['b→1', 'a→2'], [], []]);
});

test('behind all others is one more than the greatest', () => {
  expect([sortBehind(tree, '环境' as CategoryId), sortBehind(tree, '夜间' as CategoryId)]).toEqual([3, 1]);
});
