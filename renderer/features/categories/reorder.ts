import type { Category } from '../../../contract/catalog.ts';
import type { CategoryId } from '../../../domain/ids.ts';

export interface Reordering {
  readonly category: Category;
  readonly sort: number;
}

/**
 * The changes of sort that put a category one place up or down among its siblings, given in display order. Siblings with the
 * same sort are told apart on the way. Empty where it cannot go further.
 */
export function reorder(
  siblings: readonly Category[],
  id: CategoryId,
  direction: 'up' | 'down',
): readonly Reordering[] {
  const from = siblings.findIndex((category) => category.id === id);
  const to = from + (direction === 'up' ? -1 : 1);
  const [one, other] = [siblings[from], siblings[to]];
  if (one === undefined || other === undefined) return [];
  const wanted = siblings.with(from, other).with(to, one);
  return wanted.flatMap((category, index) => (category.sort === index + 1 ? [] : [{ category, sort: index + 1 }]));
}

/** The sort of one that is put behind all others under a parent. */
export function sortBehind(categories: readonly Category[], parentId: CategoryId | null): number {
  return Math.max(0, ...categories.filter((category) => category.parentId === parentId).map(({ sort }) => sort)) + 1;
}
