import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import classes from './virtual-list.module.css';

export interface VirtualListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  /** Height of every row, px. */
  readonly rowHeight: number;
  /** Index of the row under the cursor; -1 for none. */
  readonly current: number;
  readonly onCurrent: (index: number) => void;
  readonly onOpen?: (index: number) => void;
  readonly isSelected?: (item: Item) => boolean;
  readonly renderRow: (item: Item, index: number) => ReactNode;
  /** Called when the last rows come into sight, to read the next page. */
  readonly onNearEnd?: () => void;
  /** Rows there are in all, where more than `items` exist. */
  readonly total?: number;
  readonly className?: string;
}

/** A listbox of any length: only the rows in sight are in the document, and the current one is always kept in sight. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, rowHeight, current, onNearEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, virtual]);
  useEffect(() => {
    if (items.length > 0 && last >= items.length - 20) onNearEnd?.();
  }, [last, items.length, onNearEnd]);
  const currentItem = items[current];
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={props.label}
      aria-activedescendant={currentItem === undefined ? undefined : props.idOf(currentItem)}
      tabIndex={0}
      className={classNames(classes['list'], props.className)}
      onKeyDown={(event) => moveByKey(event, props)}
    >
      <div className={classes['all']} style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <div
              key={props.idOf(item)}
              id={props.idOf(item)}
              role="option"
              aria-selected={props.isSelected?.(item) ?? index === current}
              aria-posinset={index + 1}
              aria-setsize={props.total ?? items.length}
              data-current={index === current}
              className={classes['row']}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              onClick={() => props.onCurrent(index)}
              onDoubleClick={() => props.onOpen?.(index)}
            >
              {props.renderRow(item, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function moveByKey<Item>(
  event: KeyboardEvent,
  { items, current, onCurrent, onOpen, rowHeight }: VirtualListProps<Item>,
): void {
  const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 1);
  const to = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (event.key === 'Enter' && current >= 0) onOpen?.(current);
  if (to === undefined) return;
  event.preventDefault();
  onCurrent(Math.max(0, Math.min(items.length - 1, to)));
}
