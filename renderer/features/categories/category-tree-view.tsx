import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CategoryId } from '../../../domain/ids.ts';
import { classNames } from '../../ui/class-names.ts';
import { useFocusOnArrival } from '../../ui/use-focus-on-arrival.ts';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import classes from './categories.module.css';
import type { TreeLine } from './visible-tree.ts';

interface CategoryTreeProps {
  readonly lines: readonly TreeLine[];
  readonly current: TreeLine | null;
  readonly onCurrent: (id: CategoryId) => void;
  readonly onToggle: (id: CategoryId) => void;
}

/** The tree: arrows move, left closes or goes to the parent, right opens or goes to the first below. */
export function CategoryTree({ lines, current, onCurrent, onToggle }: CategoryTreeProps) {
  const { t } = useTranslation('categories');
  const root = useFocusOnArrival<HTMLDivElement>();
  const currentId = current?.category.id ?? null;
  useEffect(() => {
    root.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [root, currentId]);
  const pressed = (event: KeyboardEvent): void => {
    if (current === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = actOf(event.key, lines, current);
    if (act === null) return;
    event.preventDefault();
    if (act.kind === 'toggle') onToggle(act.id);
    else onCurrent(act.id);
  };
  return (
    <div
      ref={root}
      role="tree"
      aria-label={t('tree')}
      aria-activedescendant={currentId ?? undefined}
      tabIndex={0}
      className={classes['tree']}
      onKeyDown={pressed}
    >
      {lines.map((line) => (
        <TreeItem
          key={line.category.id}
          line={line}
          isCurrent={line.category.id === currentId}
          onCurrent={onCurrent}
          onToggle={onToggle}
        />
      ))}
    </div>
  );
}

interface TreeItemProps extends Pick<CategoryTreeProps, 'onCurrent' | 'onToggle'> {
  readonly line: TreeLine;
  readonly isCurrent: boolean;
}

function TreeItem({ line, isCurrent, onCurrent, onToggle }: TreeItemProps) {
  const { t } = useTranslation('categories');
  const { category, depth, children, isOpen, position, siblings } = line;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div
      id={category.id}
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isCurrent}
      aria-expanded={children > 0 ? isOpen : undefined}
      className={classNames(classes['line'], category.retired && classes['retired'], depth === 0 && classes['root'])}
      style={{ paddingLeft: 16 + depth * 24 }}
      onClick={() => onCurrent(category.id)}
      onDoubleClick={() => children > 0 && onToggle(category.id)}
    >
      <span
        className={classes['toggle']}
        onClick={(event) => {
          event.stopPropagation();
          onToggle(category.id);
        }}
      >
        {children > 0 && <Chevron size={15} aria-hidden="true" />}
      </span>
      <span className={classes['name']}>
        <ForeignLine text={category.name} />
      </span>
      {children > 0 && <span className={classes['children']}>{children}</span>}
      {category.retired && <span className={classes['mark']}>– {t('retiredMark')}</span>}
    </div>
  );
}

type TreeAct = { readonly kind: 'go' | 'toggle'; readonly id: CategoryId };

function actOf(key: string, lines: readonly TreeLine[], current: TreeLine): TreeAct | null {
  const at = lines.indexOf(current);
  const go = (line: TreeLine | undefined): TreeAct | null =>
    line === undefined ? null : { kind: 'go', id: line.category.id };
  const toggle: TreeAct = { kind: 'toggle', id: current.category.id };
  switch (key) {
    case 'ArrowDown':
      return go(lines[at + 1]);
    case 'ArrowUp':
      return go(lines[at - 1]);
    case 'Home':
      return go(lines[0]);
    case 'End':
      return go(lines.at(-1));
    case 'ArrowRight':
      if (current.children === 0) return null;
      return current.isOpen ? go(lines[at + 1]) : toggle;
    case 'ArrowLeft':
      return current.isOpen ? toggle : go(lines.find(({ category }) => category.id === current.category.parentId));
    default:
      return null;
  }
}
