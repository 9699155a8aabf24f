import type { Category } from '../../../contract/catalog.ts';
import type { CategoryId } from '../../../domain/ids.ts';
import { categoryTree, type CategoryNode } from '../../ui/kit/category-tree.ts';

/** One line of the tree as it is drawn. */
export interface TreeLine {
  readonly category: Category;
  readonly depth: number;
  readonly children: number;
  readonly isOpen: boolean;
  /** Place among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
}

/** The lines that can be seen, from the top: what hangs under a closed node is left out. */
export function visibleTree(categories: readonly Category[], closed: ReadonlySet<CategoryId>): readonly TreeLine[] {
  const linesOf = (nodes: readonly CategoryNode[], depth: number): readonly TreeLine[] =>
    nodes.flatMap(({ category, children }, index) => {
      const isOpen = children.length > 0 && !closed.has(category.id);
      const line = { category, depth, children: children.length, isOpen, position: index + 1, siblings: nodes.length };
      return [line, ...(isOpen ? linesOf(children, depth + 1) : [])];
    });
  return linesOf(categoryTree(categories), 0);
}

/** A category and everything below it. */
export function underOf(categories: readonly Category[], id: CategoryId): ReadonlySet<CategoryId> {
  const found = new Set([id]);
  let grown = true;
  while (grown) {
    grown = false;
    for (const category of categories) {
      if (category.parentId === null || !found.has(category.parentId) || found.has(category.id)) continue;
      found.add(category.id);
      grown = true;
    }
  }
  return found;
}
