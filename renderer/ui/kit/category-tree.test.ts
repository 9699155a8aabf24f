import { expect, test } from 'vitest';
import type { Category } from '../../../contract/catalog.ts';
import type { CategoryId } from '../../../domain/ids.ts';
import { categoryPath, categoryTree } from './category-tree.ts';

function category(name: string, parent: string | null): Category {
  return { id: name as CategoryId, parentId: parent as CategoryId | null, name, sort: 0, retired: false, version: 1 };
}

const categories = [
  category('环境', null),
  category('噪音', '环境'),
  category('夜间施工', '噪音'),
  category('孤', '不在'),
];

test('the path is the names from the root down', () => {
  expect(categoryPath(categories, '夜间施工' as CategoryId)).toEqual('环境 / 噪音 / 夜间施工');
});

test('a category whose parent is missing stands at the root, so that nothing is lost from sight', () => {
  const names = (nodes: ReturnType<typeof categoryTree>): unknown[] =>
    nodes.map((node) => [node.category.name, names(node.children)]);
  expect(names(categoryTree(categories))).toEqual([
    ['环境', [['噪音', [['夜间施工', []]]]]],
    ['孤', []],
  ]);
});
