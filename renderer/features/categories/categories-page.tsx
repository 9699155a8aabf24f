import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../contract/catalog.ts';
import type { CategoryId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { WithSidePane } from '../../ui/side-pane.tsx';
import { ADD_FIELD, CategoryPane, RENAME_FIELD } from './category-pane.tsx';
import { CategoryTree } from './category-tree-view.tsx';
import { RootDialog } from './root-dialog.tsx';
import { useCategoryActs } from './use-category-acts.ts';
import { visibleTree } from './visible-tree.ts';

/** 问题分类: the tree, added to, renamed, moved and retired. */
export function CategoriesPage() {
  const query = useQuery(orpc.categories.tree.queryOptions({ input: {} }));
  return <QueryState query={query}>{({ categories }) => <Categories categories={categories} />}</QueryState>;
}

function Categories({ categories }: { readonly categories: readonly Category[] }) {
  const { t } = useTranslation('categories');
  const { t: common } = useTranslation('common');
  const whyNot = useMay('category.edit') ? null : common('failure.not-allowed');
  const [closed, setClosed] = useState<ReadonlySet<CategoryId>>(new Set());
  const [currentId, setCurrentId] = useState<CategoryId | null>(null);
  const [addingRoot, setAddingRoot] = useState(false);
  const acts = useCategoryActs(categories);
  const lines = useMemo(() => visibleTree(categories, closed), [categories, closed]);
  const current = lines.find(({ category }) => category.id === currentId) ?? lines[0] ?? null;
  const retired = categories.filter((category) => category.retired).length;
  const group = t('command.group');
  const onCurrent = (run: (category: Category) => void) => (): void => {
    if (current !== null) run(current.category);
  };
  useCommands([
    {
      id: 'categories.rename',
      title: t('command.rename'),
      group,
      keys: ['KeyE', 'F2'],
      hint: true,
      unavailable: whyNot,
      run: () => document.getElementById(RENAME_FIELD)?.focus(),
    },
    {
      id: 'categories.add',
      title: t('command.add'),
      group,
      keys: ['KeyN'],
      hint: true,
      unavailable: whyNot,
      run: () => document.getElementById(ADD_FIELD)?.focus(),
    },
    {
      id: 'categories.addRoot',
      title: t('command.addRoot'),
      group,
      keys: ['Shift+KeyN'],
      unavailable: whyNot,
      run: () => setAddingRoot(true),
    },
    {
      id: 'categories.up',
      title: t('command.up'),
      group,
      keys: ['Alt+ArrowUp'],
      hint: true,
      unavailable: whyNot,
      run: onCurrent((category) => void acts.step(category, 'up')),
    },
    {
      id: 'categories.down',
      title: t('command.down'),
      group,
      keys: ['Alt+ArrowDown'],
      hint: true,
      unavailable: whyNot,
      run: onCurrent((category) => void acts.step(category, 'down')),
    },
    {
      id: 'categories.retire',
      title: t('command.retire'),
      group,
      keys: ['Delete'],
      unavailable: whyNot,
      run: onCurrent((category) => void acts.retire(category)),
    },
  ]);
  return (
    <Page
      title={t('title')}
      about={`${t('count', { n: categories.length - retired, retired })} · ${t('about')}`}
      actions={
        <Button icon={<Plus size={15} />} unavailable={whyNot} onClick={() => setAddingRoot(true)}>
          {t('addRoot')}
        </Button>
      }
    >
      <WithSidePane
        pane={
          <CategoryPane
            key={current?.category.id}
            line={current}
            categories={categories}
            acts={acts}
            whyNot={whyNot}
            onAdded={setCurrentId}
          />
        }
      >
        {lines.length === 0 ? (
          <EmptyState title={t('none')} />
        ) : (
          <CategoryTree
            lines={lines}
            current={current}
            onCurrent={setCurrentId}
            onToggle={(id) => setClosed(toggled(closed, id))}
          />
        )}
      </WithSidePane>
      <RootDialog open={addingRoot} acts={acts} onClose={() => setAddingRoot(false)} onAdded={setCurrentId} />
    </Page>
  );
}

function toggled(closed: ReadonlySet<CategoryId>, id: CategoryId): ReadonlySet<CategoryId> {
  const next = new Set(closed);
  if (!next.delete(id)) next.add(id);
  return next;
}
