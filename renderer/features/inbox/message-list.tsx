import { useCallback, useEffect, useRef, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { useNow } from '../../ui/use-now.ts';
import { FOCUS, focusNow } from './inbox-focus.ts';
import { currentList, moveInList, useInbox } from './inbox-store.ts';
import classes from './message-list.module.css';
import { MessageRow } from './message-row.tsx';
import { rowsCameIntoSight } from './rows-in-sight.ts';
import { useOthersClaims } from './use-claims.ts';
import { readNextPage } from './use-inbox-list.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';

/** Height of a row, px. */
export const ROW_HEIGHT = 61;

/** The messages as a listbox of any length: only the rows in sight are in the document. */
export function MessageList() {
  const { t } = useTranslation('inbox');
  const { cursor, rows, next } = useInbox(currentList);
  const refusals = useInbox((place) => place.refusals);
  const claims = useOthersClaims();
  const now = useNow(60_000);
  const scroller = useRef<HTMLDivElement>(null);
  const { ids } = cursor;
  const sight = useRowsInSight(scroller, { count: ids.length, rowHeight: ROW_HEIGHT });
  const { from } = sight;
  const to = Math.max(from, sight.to - 1);
  useSteadyScroll(scroller, cursor, ROW_HEIGHT);
  useEffect(() => rowsCameIntoSight(from, to), [from, to, ids]);
  useEffect(() => {
    if (ids.length > 0 && to >= ids.length - 30) readNextPage();
  }, [to, ids.length]);
  useEffect(takeFocus, []);
  const onMark = useCallback((row: InboxRow, event: MouseEvent) => {
    event.stopPropagation();
    if (event.shiftKey) moveInList({ kind: 'range-selected', to: row.id });
    else moveInList({ kind: 'toggled', id: row.id });
  }, []);
  return (
    <div
      ref={scroller}
      id={FOCUS.list}
      role="listbox"
      aria-label={t('list.label')}
      aria-multiselectable="true"
      aria-activedescendant={cursor.cursor === null ? undefined : optionId(cursor.cursor)}
      tabIndex={0}
      className={classes['list']}
    >
      <div className={classes['all']} style={{ height: ids.length * ROW_HEIGHT }}>
        {ids.slice(from, sight.to).map((id, beside) => {
          const index = from + beside;
          const row = rows.get(id);
          if (row === undefined) return null;
          return (
            <div
              key={row.id}
              id={optionId(row.id)}
              role="option"
              aria-selected={cursor.selected.has(row.id)}
              aria-current={row.id === cursor.cursor}
              aria-posinset={index + 1}
              aria-setsize={next === null ? ids.length : -1}
              className={classes['option']}
              style={{ height: ROW_HEIGHT, transform: `translateY(${index * ROW_HEIGHT}px)` }}
              onClick={(event) => pointed(row.id, event)}
            >
              <MessageRow
                row={row}
                now={now}
                isSelected={cursor.selected.has(row.id)}
                refusal={refusals.get(row.id) ?? null}
                claimedBy={claims.get(row.id) ?? null}
                onMark={onMark}
              />
            </div>
          );
        })}
      </div>
      {ids.length > 0 && <p className={classes['foot']}>{next === null ? t('list.end') : t('list.readingOn')}</p>}
    </div>
  );
}

/** A list that appears takes the focus, unless a person is typing somewhere. */
function takeFocus(): void {
  if (document.activeElement?.matches('input, textarea') !== true) focusNow('list');
}

function pointed(id: MessageId, event: MouseEvent): void {
  if (event.metaKey || event.ctrlKey) moveInList({ kind: 'toggled', id });
  else moveInList({ kind: 'moved', to: { kind: 'row', id }, extend: event.shiftKey });
}

function optionId(id: MessageId): string {
  return `inbox-message-${id}`;
}
