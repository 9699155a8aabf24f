import { useTranslation } from 'react-i18next';
import type { Category } from '../../../contract/catalog.ts';
import type { CategoryId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { reorder, sortBehind } from './reorder.ts';

/** Everything that can be done to the tree; each answers whether it was done. */
export function useCategoryActs(categories: readonly Category[]) {
  const { t } = useTranslation('categories');
  const add = useCommand(orpc.categories.add);
  const rename = useCommand(orpc.categories.rename);
  const move = useCommand(orpc.categories.move);
  const retire = useCommand(orpc.categories.retire);
  const said = (ok: boolean, text: string): boolean => {
    if (ok) showToast({ text });
    return ok;
  };
  return {
    isPending: add.isPending || rename.isPending || move.isPending || retire.isPending,
    add: async (parentId: CategoryId | null, name: string): Promise<CategoryId | null> => {
      const outcome = await add.run({ parentId, name: name.trim() });
      return said(outcome.ok, t('add.done', { name: name.trim() })) && outcome.ok ? outcome.output.category.id : null;
    },
    rename: async ({ id, version }: Category, name: string): Promise<boolean> =>
      said((await rename.run({ id, version, name: name.trim() })).ok, t('rename.done', { name: name.trim() })),
    moveUnder: async ({ id, version, name }: Category, parentId: CategoryId | null): Promise<boolean> =>
      said(
        (await move.run({ id, version, parentId, sort: sortBehind(categories, parentId) })).ok,
        t('move.done', { name }),
      ),
    step: async ({ id, parentId }: Category, direction: 'up' | 'down'): Promise<void> => {
      const siblings = categories.filter((category) => category.parentId === parentId);
      for (const { category, sort } of reorder(siblings, id, direction)) {
        const { ok } = await move.run({ id: category.id, version: category.version, parentId, sort });
        if (!ok) return;
      }
    },
    retire: async ({ id, version, name, retired }: Category): Promise<boolean> =>
      said(
        (await retire.run({ id, version, retired: !retired })).ok,
        retired ? t('retire.backDone', { name }) : t('retire.done', { name }),
      ),
  };
}

export type CategoryActs = ReturnType<typeof useCategoryActs>;
