import type { Category } from '../../../contract/catalog.ts';
import { groupBy } from '../group-by.ts';
import type { CategoryId } from '../../../domain/ids.ts';

export interface CategoryNode {
  readonly category: Category;
  readonly children: readonly CategoryNode[];
}

/** The flat list, which is in display order, as a tree. A node whose parent is missing stands at the root. */
export function categoryTree(categories: readonly Category[]): readonly CategoryNode[] {
  const known = new Set(categories.map((category) => category.id));
  const below = groupBy(categories, (category) =>
    category.parentId !== null && known.has(category.parentId) ? category.parentId : null,
  );
  const nodesUnder = (parent: CategoryId | null): readonly CategoryNode[] =>
    (below.get(parent) ?? []).map((category) => ({ category, children: nodesUnder(category.id) }));
  return nodesUnder(null);
}

/** 分类 / 下级: the names from the root down. */
export function categoryPath(categories: readonly Category[], id: CategoryId): string {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const names: string[] = [];
  for (
    let at = byId.get(id);
    at !== undefined && names.length < 12;
    at = at.parentId === null ? undefined : byId.get(at.parentId)
  )
    names.unshift(at.name);
  return names.join(' / ');
}
