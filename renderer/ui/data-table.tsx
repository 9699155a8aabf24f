import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { useCommands } from './commands/use-commands.ts';
import { foreignLine } from './foreign-node.tsx';
import classes from './data-table.module.css';
import { useFocusOnArrival } from './use-focus-on-arrival.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Width as a track of a CSS grid: '120px', 'minmax(160px, 2fr)'. */
  readonly width: string;
  readonly align?: 'start' | 'end';
  readonly cell: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly currentId: string | null;
  readonly onCurrent: (row: Row) => void;
  readonly onOpen?: (row: Row) => void;
  /** Called when the last rows come into sight, to read the next page. */
  readonly onNearEnd?: () => void;
  /** Rows there are in all, where more than `rows` exist. */
  readonly total?: number;
  /** Shown in place of the rows where there are none. */
  readonly empty: ReactNode;
  readonly rowHeight?: number;
}

/** A grid of any length with one current row; arrow keys, Page, Home and End move it, Enter opens it. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, idOf, currentId, onNearEnd, rowHeight = 34 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useFocusOnArrival<HTMLDivElement>();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const current = rows.findIndex((row) => idOf(row) === currentId);
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const template = columns.map((column) => column.width).join(' ');
  useRowKeys(rows, current, props.onCurrent);
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, virtual]);
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 20) onNearEnd?.();
  }, [last, rows.length, onNearEnd]);
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={props.label}
      aria-rowcount={(props.total ?? rows.length) + 1}
      aria-colcount={columns.length}
      aria-activedescendant={current >= 0 && currentId !== null ? currentId : undefined}
      tabIndex={0}
      className={classes['table']}
      onKeyDown={(event) => moveByKey(event, current, props)}
    >
      <div role="row" aria-rowindex={1} className={classes['head']} style={{ gridTemplateColumns: template }}>
        {columns.map((column) => (
          <span
            key={column.key}
            role="columnheader"
            className={classNames(classes['cell'], column.align === 'end' && classes['end'])}
          >
            {column.title}
          </span>
        ))}
      </div>
      <div ref={scroller} role="rowgroup" className={classes['body']}>
        {rows.length === 0 && props.empty}
        <div className={classes['all']} style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <TableRow
                key={idOf(row)}
                {...props}
                row={row}
                index={index}
                top={start}
                height={rowHeight}
                template={template}
                current={index === current}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface TableRowProps<Row> extends DataTableProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly template: string;
  readonly current: boolean;
}

function TableRow<Row>({
  row,
  index,
  top,
  height,
  template,
  current,
  columns,
  idOf,
  onCurrent,
  onOpen,
}: TableRowProps<Row>) {
  return (
    <div
      id={idOf(row)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={current}
      className={classes['row']}
      style={{ height, gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      onClick={() => onCurrent(row)}
      onDoubleClick={() => onOpen?.(row)}
    >
      {columns.map((column) => (
        <span
          key={column.key}
          role="gridcell"
          className={classNames(classes['cell'], column.align === 'end' && classes['end'])}
        >
          {foreignLine(column.cell(row))}
        </span>
      ))}
    </div>
  );
}

function moveByKey<Row>(
  event: KeyboardEvent<HTMLElement>,
  current: number,
  { rows, onCurrent, onOpen, rowHeight = 34 }: DataTableProps<Row>,
): void {
  if (event.target !== event.currentTarget) return;
  const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 2);
  const here = rows[current];
  if (event.key === 'Enter' && here !== undefined) onOpen?.(here);
  const to = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: rows.length - 1,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
  if (row !== undefined) onCurrent(row);
}

/** J and K move the current row wherever the focus is, as they do in the inbox. */
function useRowKeys<Row>(rows: readonly Row[], current: number, onCurrent: (row: Row) => void): void {
  const { t } = useTranslation('ui');
  const to = (index: number) => (): void => {
    const row = rows[index];
    if (row !== undefined) onCurrent(row);
  };
  const group = t('list.group');
  useCommands([
    { id: 'list.next', title: t('list.next'), group, keys: ['KeyJ'], hint: true, run: to(current + 1) },
    { id: 'list.previous', title: t('list.previous'), group, keys: ['KeyK'], hint: true, run: to(current - 1) },
  ]);
}
