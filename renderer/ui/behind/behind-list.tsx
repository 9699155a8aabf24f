import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../../../contract/issues.ts';
import { deadlineLight } from '../../../domain/issue/deadline-light.ts';
import { instant } from '../../../domain/time/instant.ts';
import { orpc } from '../../data/client.ts';
import { Button } from '../button.tsx';
import { DeadlineLight } from '../deadline-light.tsx';
import { QueryState } from '../query-state.tsx';
import { go, hrefOf } from '../route.ts';
import { useNow } from '../use-now.ts';
import { VirtualList } from '../virtual-list.tsx';
import { visibleText } from '../visible-text.ts';
import classes from './behind-list.module.css';
import type { OpenedFigure } from './opened-figure.ts';

interface BehindListProps {
  readonly figure: OpenedFigure;
  readonly onClose: () => void;
}

/** The rows a figure stands for: the same selector, period and cut-off that drew it. */
export function BehindList({ figure, onClose }: BehindListProps) {
  const { t } = useTranslation('charts');
  const { name, count, selector, period, cutOff } = figure;
  const query = useQuery({
    ...orpc.issues.behind.queryOptions({ input: { selector, period, cutOff } }),
    meta: { refreshEvery: 5_000 },
    placeholderData: keepPreviousData,
  });
  const [current, setCurrent] = useState(0);
  const now = useNow();
  return (
    <aside className={classes['list']} aria-label={t('behind.label', { name })}>
      <header className={classes['head']}>
        <div>
          <h2 className={classes['name']}>{visibleText(name)}</h2>
          {query.data === undefined ? null : <CountLine behind={query.data} said={count} />}
        </div>
        <Button tone="quiet" icon={<X size={14} />} keys="Escape" onClick={onClose}>
          {t('behind.close')}
        </Button>
      </header>
      <QueryState query={query}>
        {({ rows, withheld }) =>
          rows.length === 0 ? (
            // Where all of them are kept from the person, the line above says so.
            <p className={classes['none']}>{withheld === 0 ? t('behind.none') : ''}</p>
          ) : (
            <VirtualList
              label={t('behind.label', { name })}
              items={rows}
              idOf={(row) => `behind-${row.id}`}
              rowHeight={58}
              current={current}
              onCurrent={setCurrent}
              onOpen={(index) => {
                const row = rows[index];
                if (row !== undefined) go('ledger', row.id, { view: 'all' });
              }}
              renderRow={(row) => <BehindRow row={row} now={now} />}
            />
          )
        }
      </QueryState>
    </aside>
  );
}

interface CountLineProps {
  readonly behind: { readonly rows: readonly IssueRow[]; readonly total: number; readonly withheld: number };
  /** What the figure said; null where it is no count. */
  readonly said: number | null;
}

function CountLine({ behind: { rows, total, withheld }, said }: CountLineProps) {
  const { t } = useTranslation('charts');
  const differs = said !== null && said !== total;
  const words = [
    t('behind.count', { n: total }),
    ...(said === null ? [] : [differs ? t('behind.differs', { n: said }) : t('behind.equal')]),
    ...(rows.length + withheld < total ? [t('behind.shown', { shown: rows.length })] : []),
    ...(withheld > 0 ? [t('behind.withheld', { n: withheld })] : []),
  ];
  return (
    <p className={classes['count']} data-differs={differs}>
      {words.join(' · ')}
    </p>
  );
}

function BehindRow({ row, now }: { readonly row: IssueRow; readonly now: number }) {
  const { t } = useTranslation('charts');
  const { t: say } = useTranslation('common');
  const light = deadlineLight({ startAt: row.createdAt, dueAt: row.dueAt, closedAt: row.closedAt }, instant(now));
  return (
    <a
      className={classes['row']}
      href={hrefOf('ledger', row.id, { view: 'all' })}
      tabIndex={-1}
      title={t('behind.open')}
    >
      <span className={classes['title']}>{visibleText(row.title)}</span>
      <span className={classes['facts']}>
        {light === 'done' ? null : <DeadlineLight light={light} dueAt={row.dueAt} now={now} />}
        <span>{row.number}</span>
        <span>{row.countyName ?? say('place.unknown')}</span>
        <span>{say(`issueState.${row.state}`)}</span>
      </span>
    </a>
  );
}
