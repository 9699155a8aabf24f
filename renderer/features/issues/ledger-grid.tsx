import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../contract/issues.ts';
import type { IssueId } from '../../../domain/ids.ts';
import { classNames } from '../../ui/class-names.ts';
import classes from './ledger-grid.module.css';
import { LEDGER_COLUMNS, LedgerRow } from './ledger-row.tsx';

const ROW_HEIGHT = 36;
/** So many rows before the last one read, the next page is asked for. */
const AHEAD = 120;

interface LedgerGridProps {
  readonly rows: readonly IssueRow[];
  readonly total: number;
  readonly now: number;
  readonly current: number;
  readonly openId: IssueId | null;
  readonly selected: ReadonlySet<IssueId>;
  readonly onCurrent: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onSelect: (id: IssueId) => void;
  readonly onNearEnd: () => void;
}

/** The ledger as a grid of any length: only the rows in sight are in the document, rows not read yet hold their place. */
export function LedgerGrid(props: LedgerGridProps) {
  const { t } = useTranslation('issues');
  const { t: say } = useTranslation('common');
  const { rows, total, current, onNearEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: Math.max(total, rows.length),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const visible = virtual.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length < total && last >= rows.length - AHEAD) onNearEnd();
  }, [last, rows.length, total, onNearEnd]);
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, virtual]);
  // Rows are drawn anew only when something of them changes, so what they call must stay the same.
  const newest = useRef(props);
  newest.current = props;
  const acts = useMemo(
    () => ({
      onCurrent: (index: number) => newest.current.onCurrent(index),
      onOpen: (index: number) => newest.current.onOpen(index),
      onSelect: (id: IssueId) => newest.current.onSelect(id),
    }),
    [],
  );
  const currentRow = rows[current];
  const grid = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) grid.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      ref={grid}
      className={classes['grid']}
      role="grid"
      aria-label={t('title')}
      aria-rowcount={total + 1}
      aria-colcount={LEDGER_COLUMNS.length}
      aria-multiselectable="true"
      aria-activedescendant={currentRow === undefined ? undefined : rowId(currentRow.id)}
      tabIndex={0}
      onKeyDown={(event) => moveByKey(event, props, scroller.current?.clientHeight ?? 0)}
    >
      <div className={classNames(classes['row'], classes['head'])} role="row" aria-rowindex={1}>
        {LEDGER_COLUMNS.map((column) => (
          <span key={column} role="columnheader" className={classes[column]}>
            {t(`column.${column}`)}
          </span>
        ))}
      </div>
      <div ref={scroller} className={classes['scroller']} role="presentation">
        <div className={classes['all']} role="presentation" style={{ height: virtual.getTotalSize() }}>
          {visible.map(({ index, start }) => (
            <LedgerRow
              key={rows[index]?.id ?? index}
              id={rowId(rows[index]?.id ?? String(index))}
              row={rows[index]}
              index={index}
              start={start}
              height={ROW_HEIGHT}
              now={props.now}
              isCurrent={index === current}
              isOpen={rows[index] !== undefined && rows[index].id === props.openId}
              isSelected={rows[index] !== undefined && props.selected.has(rows[index].id)}
              t={t}
              say={say}
              {...acts}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function rowId(id: string): string {
  return `ledger-${id}`;
}

function moveByKey(event: KeyboardEvent, { rows, current, onCurrent, onOpen }: LedgerGridProps, height: number): void {
  const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: rows.length - 1,
  };
  const to = moves[event.key];
  if (event.key === 'Enter' && current >= 0) {
    event.preventDefault();
    onOpen(current);
  }
  if (to === undefined) return;
  event.preventDefault();
  onCurrent(to);
}
