import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../contract/catalog.ts';
import type { CategoryId } from '../../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CategorySelect } from '../../ui/kit/category-select.tsx';
import { PaneSection, SidePane } from '../../ui/side-pane.tsx';
import { TextField } from '../../ui/text-field.tsx';
import classes from './categories.module.css';
import type { CategoryActs } from './use-category-acts.ts';
import { underOf, type TreeLine } from './visible-tree.ts';

export const RENAME_FIELD = 'category-name';
export const ADD_FIELD = 'category-add';

interface CategoryPaneProps {
  readonly line: TreeLine | null;
  readonly categories: readonly Category[];
  readonly acts: CategoryActs;
  readonly whyNot: string | null;
  readonly onAdded: (id: CategoryId) => void;
}

/** What can be done to one category. */
export function CategoryPane({ line, categories, acts, whyNot, onAdded }: CategoryPaneProps) {
  const { t } = useTranslation('categories');
  if (line === null) {
    return (
      <SidePane title={t('title')} label={t('title')}>
        <EmptyState title={t('choose')} />
      </SidePane>
    );
  }
  const { category } = line;
  const add = async (name: string): Promise<boolean> => {
    const id = await acts.add(category.id, name);
    if (id !== null) onAdded(id);
    return id !== null;
  };
  return (
    <SidePane title={category.name} label={category.name}>
      <PaneSection title={t('rename.title')}>
        <NameForm
          key={category.version}
          id={RENAME_FIELD}
          label={t('rename.title')}
          initial={category.name}
          save={t('rename.save')}
          whyNot={whyNot}
          onSave={(name) => acts.rename(category, name)}
        />
      </PaneSection>
      <PaneSection title={t('add.title')}>
        <NameForm id={ADD_FIELD} label={t('add.name')} initial="" save={t('add.save')} whyNot={whyNot} onSave={add} />
      </PaneSection>
      <PaneSection title={t('move.title')}>
        <MoveForm line={line} categories={categories} acts={acts} whyNot={whyNot} />
      </PaneSection>
      <PaneSection title={t('retire.title')}>
        <Retire line={line} acts={acts} whyNot={whyNot} />
      </PaneSection>
    </SidePane>
  );
}

interface NameFormProps {
  readonly id: string;
  readonly label: string;
  readonly initial: string;
  readonly save: string;
  readonly whyNot: string | null;
  readonly onSave: (name: string) => Promise<boolean>;
}

/** One name and its button. */
export function NameForm({ id, label, initial, save, whyNot, onSave }: NameFormProps): ReactNode {
  const [name, setName] = useState(initial);
  const unchanged = name.trim() === '' || name.trim() === initial;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!unchanged && whyNot === null && (await onSave(name))) setName(initial === '' ? '' : name.trim());
  };
  return (
    <form className={classes['oneLine']} onSubmit={(event) => void submit(event)}>
      <TextField
        id={id}
        label={label}
        value={name}
        maxLength={30}
        disabled={whyNot !== null}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" unavailable={whyNot} disabled={unchanged}>
        {save}
      </Button>
    </form>
  );
}

function MoveForm({
  line,
  categories,
  acts,
  whyNot,
}: Pick<CategoryPaneProps, 'categories' | 'acts' | 'whyNot'> & { readonly line: TreeLine }) {
  const { t } = useTranslation('categories');
  const { category, position, siblings } = line;
  const [parentId, setParentId] = useState(category.parentId);
  const why =
    whyNot ??
    (parentId === category.parentId
      ? t('move.same')
      : parentId !== null && underOf(categories, category.id).has(parentId)
        ? t('move.itself')
        : null);
  return (
    <>
      <div className={classes['oneLine']}>
        <CategorySelect
          value={parentId}
          onChange={setParentId}
          allowClear
          placeholder={t('pane.root')}
          disabled={whyNot !== null}
        />
        <Button unavailable={why} onClick={() => void acts.moveUnder(category, parentId)}>
          {t('move.save')}
        </Button>
      </div>
      <div className={classes['acts']}>
        <Button
          keys="Alt+ArrowUp"
          unavailable={whyNot}
          disabled={position === 1 || acts.isPending}
          onClick={() => void acts.step(category, 'up')}
        >
          {t('move.up')}
        </Button>
        <Button
          keys="Alt+ArrowDown"
          unavailable={whyNot}
          disabled={position === siblings || acts.isPending}
          onClick={() => void acts.step(category, 'down')}
        >
          {t('move.down')}
        </Button>
      </div>
    </>
  );
}

function Retire({
  line: { category, children },
  acts,
  whyNot,
}: Pick<CategoryPaneProps, 'acts' | 'whyNot'> & { readonly line: TreeLine }) {
  const { t } = useTranslation('categories');
  const why = children > 0 && !category.retired ? t('retire.why', { n: children }) : null;
  return (
    <>
      <Button
        tone={category.retired ? 'plain' : 'danger'}
        keys="Delete"
        unavailable={whyNot ?? why}
        disabled={acts.isPending}
        onClick={() => void acts.retire(category)}
      >
        {category.retired ? t('retire.back') : t('retire.act')}
      </Button>
      {why !== null && <p className={classes['why']}>{why}</p>}
    </>
  );
}
