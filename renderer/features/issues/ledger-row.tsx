import type { TFunction } from 'i18next';
import { memo } from 'react';
import type { IssueRow } from '../../../contract/issues.ts';
import type { IssueId } from '../../../domain/ids.ts';
import { deadlineLight } from '../../../domain/issue/deadline-light.ts';
import { instant } from '../../../domain/time/instant.ts';
import { DeadlineLight } from '../../ui/deadline-light.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { formatShort, formatSpan } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './ledger-grid.module.css';
import { markOf } from './state-mark-of.ts';

export const LEDGER_COLUMNS = [
  'light',
  'number',
  'title',
  'county',
  'unit',
  'category',
  'state',
  'age',
  'lastMove',
] as const;

interface LedgerRowProps {
  readonly id: string;
  /** undefined for a row that has not been read yet. */
  readonly row: IssueRow | undefined;
  readonly index: number;
  readonly start: number;
  readonly height: number;
  readonly now: number;
  readonly isCurrent: boolean;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  /** The words of the grid and of every screen; handed down, because a hook in each row costs a frame when many come into sight. */
  readonly t: TFunction<'issues'>;
  readonly say: TFunction<'common'>;
  readonly onCurrent: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onSelect: (id: IssueId) => void;
}

/** One issue of the grid; drawn anew only when something of it has changed. */
export const LedgerRow = memo(function LedgerRow(props: LedgerRowProps) {
  const { id, row, index, start, height } = props;
  const place = { height, transform: `translateY(${start}px)` };
  if (row === undefined)
    return (
      <div id={id} role="row" aria-rowindex={index + 2} aria-busy="true" className={classes['row']} style={place} />
    );
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      data-current={props.isCurrent}
      data-open={props.isOpen}
      data-selected={props.isSelected}
      data-done={row.state === 'closed' || row.state === 'withdrawn'}
      className={classes['row']}
      style={place}
      onClick={(event) => {
        props.onCurrent(index);
        if (event.ctrlKey || event.metaKey || event.shiftKey) props.onSelect(row.id);
        else props.onOpen(index);
      }}
    >
      <Cells row={row} now={props.now} t={props.t} say={props.say} />
    </div>
  );
});

function Cells({ row, now, t, say }: Pick<LedgerRowProps, 'now' | 't' | 'say'> & { readonly row: IssueRow }) {
  const light = deadlineLight({ startAt: row.createdAt, dueAt: row.dueAt, closedAt: row.closedAt }, instant(now));
  const unit = row.handlingUnitName ?? row.commissionName;
  const end = row.closedAt ?? now;
  return (
    <>
      <span role="gridcell" className={classes['light']}>
        {row.state === 'withdrawn' ? null : <DeadlineLight light={light} dueAt={row.dueAt} now={now} />}
      </span>
      <span role="gridcell" className={classes['number']}>
        {row.number}
      </span>
      <span role="gridcell" className={classes['title']} title={visibleText(row.title)}>
        {visibleText(row.title)}
      </span>
      <span role="gridcell" className={classes['county']} title={row.placeName ?? undefined}>
        {row.countyName ?? say('place.unknown')}
      </span>
      <span role="gridcell" className={classes['unit']} title={unit ?? undefined}>
        {unit ?? t('noUnit')}
      </span>
      <span role="gridcell" className={classes['category']} title={visibleText(row.categoryName)}>
        {visibleText(row.categoryName)}
      </span>
      <span role="gridcell" className={classes['state']}>
        <StateMark mark={markOf(row.state)} word={say(`issueState.${row.state}`)} />
      </span>
      <span role="gridcell" className={classes['age']}>
        {formatSpan(say, end - row.createdAt)}
      </span>
      <span role="gridcell" className={classes['lastMove']}>
        {formatShort(row.lastMoveAt, now)}
      </span>
    </>
  );
}
