import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueId } from '../../../domain/ids.ts';
import { failureOf } from '../../data/failure.ts';
import { failureWords } from '../../data/failure-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Reading } from '../../ui/query-state.tsx';
import { replaceRoute, useRoute } from '../../ui/route.ts';
import { useNow } from '../../ui/use-now.ts';
import { BatchBar } from './batch-bar.tsx';
import { IssueDrawer } from './issue-drawer.tsx';
import classes from './issues-page.module.css';
import { LedgerBar } from './ledger-bar.tsx';
import { cursorAt, indexOfCursor, type LedgerCursor } from './ledger-cursor.ts';
import { FIRST_FILTER, filterOf, searchOf, type LedgerFilter } from './ledger-filter.ts';
import { LedgerGrid } from './ledger-grid.tsx';
import { useLedger, type Ledger } from './use-ledger.ts';
import { useLedgerCommands } from './use-ledger-commands.ts';
import { useSelection } from './use-selection.ts';

/** The ledger: views and filters, the grid, and beside it the life of the issue that is open. */
export function IssuesPage() {
  const { t } = useTranslation('issues');
  const route = useRoute();
  const filter = filterOf(route.search);
  const openId = route.id as IssueId | null;
  const ledger = useLedger(filter);
  const [cursor, setCursor] = useState<LedgerCursor | null>(null);
  const current = indexOfCursor(ledger.rows, cursor ?? cursorOf(ledger, openId));
  const selection = useSelection();
  const searchRef = useRef<HTMLInputElement>(null);
  const pageRef = useRef<HTMLDivElement>(null);
  const now = useNow(30_000);
  const queries = useQueryClient();

  const show = (id: IssueId | null): void => replaceRoute('ledger', id, searchOf(filter));
  const move = useCallback((index: number) => setCursor(cursorAt(ledger.rows, index)), [ledger.rows]);
  const moveAndFollow = (index: number): void => {
    move(index);
    const to = cursorAt(ledger.rows, index);
    if (openId !== null && to !== null) show(to.id);
  };
  const changeFilter = useCallback((next: LedgerFilter) => {
    setCursor(null);
    replaceRoute('ledger', null, searchOf(next));
  }, []);
  // Enter opens from the grid only: on a button it presses the button.
  const focusGrid = (): void =>
    pageRef.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  const close = (): void => {
    show(null);
    focusGrid();
  };

  useLedgerCommands({
    isOpen: openId !== null,
    move: (by) => {
      moveAndFollow(current + by);
      focusGrid();
    },
    open: () => show(ledger.rows[current]?.id ?? null),
    close,
    search: () => searchRef.current?.focus(),
    select: () => {
      const row = ledger.rows[current];
      if (row !== undefined) selection.toggle(row);
      move(current + 1);
    },
  });

  return (
    <Page title={t('title')} about={t('total', { total: ledger.total.toLocaleString('zh-CN') })}>
      <div className={classes['page']} ref={pageRef}>
        <LedgerBar filter={filter} onFilter={changeFilter} searchRef={searchRef} />
        {selection.rows.length > 0 ? (
          <BatchBar rows={selection.rows} onClear={selection.clear} onDone={() => void queries.invalidateQueries()} />
        ) : null}
        <div className={classes['panes']}>
          <LedgerBody ledger={ledger} filter={filter} onFilter={changeFilter}>
            <LedgerGrid
              rows={ledger.rows}
              total={ledger.total}
              now={now}
              current={current}
              openId={openId}
              selected={selection.ids}
              onCurrent={moveAndFollow}
              onOpen={(index) => show(ledger.rows[index]?.id ?? null)}
              onSelect={(id) => {
                const row = ledger.rows.find((each) => each.id === id);
                if (row !== undefined) selection.toggle(row);
              }}
              onNearEnd={ledger.readMore}
            />
          </LedgerBody>
          {openId === null ? null : <IssueDrawer key={openId} id={openId} now={now} onClose={close} />}
        </div>
      </div>
    </Page>
  );
}

/** Opened by a link, the cursor starts on the issue of the link. */
function cursorOf(ledger: Ledger, openId: IssueId | null): LedgerCursor | null {
  const index = openId === null ? -1 : ledger.rows.findIndex((row) => row.id === openId);
  return index < 0 ? null : cursorAt(ledger.rows, index);
}

interface LedgerBodyProps {
  readonly ledger: Ledger;
  readonly filter: LedgerFilter;
  readonly onFilter: (filter: LedgerFilter) => void;
  readonly children: React.ReactNode;
}

function LedgerBody({ ledger, filter, onFilter, children }: LedgerBodyProps) {
  const { t } = useTranslation('issues');
  const { t: say } = useTranslation('common');
  if (ledger.rows.length > 0) return children;
  if (ledger.error !== null) {
    return (
      <EmptyState title={say('list.failed')} action={<Button onClick={ledger.retry}>{say('action.retry')}</Button>}>
        {failureWords(say, failureOf(ledger.error))}
      </EmptyState>
    );
  }
  if (ledger.isReading) return <Reading words={say('list.loading')} />;
  const isFiltered = filter.countyCode !== null || filter.text !== '';
  if (!isFiltered) return <EmptyState title={filter.view === 'overdue' ? t('emptyOverdue') : t('empty')} />;
  return (
    <EmptyState
      title={t('emptyFiltered')}
      action={
        <Button onClick={() => onFilter({ ...FIRST_FILTER, view: filter.view, sort: filter.sort })}>
          {t('filter.clear')}
        </Button>
      }
    >
      {t('emptyWords')}
    </EmptyState>
  );
}
