import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadRow } from '../../../contract/leads.ts';
import { deadlineLight } from '../../../domain/issue/deadline-light.ts';
import { instant } from '../../../domain/time/instant.ts';
import type { Column } from '../../ui/data-table.tsx';
import { DeadlineLight } from '../../ui/deadline-light.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { formatAgo } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './leads.module.css';

const ENDED: readonly LeadRow['state'][] = ['closed', 'declined'];

/** The columns of the register: nothing in them is sealed. */
export function useLeadColumns(): readonly Column<LeadRow>[] {
  const { t } = useTranslation('leads');
  const { t: common } = useTranslation('common');
  const now = useNow();
  return useMemo(
    () => [
      { key: 'number', title: t('column.number'), width: '150px', cell: ({ number }) => number },
      {
        key: 'state',
        title: t('column.state'),
        width: '110px',
        cell: ({ state }) => <StateMark mark={ENDED.includes(state) ? 'done' : 'open'} word={t(`state.${state}`)} />,
      },
      { key: 'county', title: t('column.county'), width: '88px', cell: ({ countyName }) => countyName ?? '–' },
      {
        key: 'unit',
        title: t('column.unit'),
        width: 'minmax(110px, 1fr)',
        cell: () => <span className={classes['masked']}>{t('masked')}</span>,
      },
      {
        key: 'age',
        title: t('column.age'),
        width: '100px',
        align: 'end',
        cell: ({ registeredAt }) => formatAgo(common, registeredAt, now),
      },
      {
        key: 'due',
        title: t('column.due'),
        width: '110px',
        align: 'end',
        cell: ({ registeredAt, dueAt, closedAt }) => (
          <DeadlineLight
            light={deadlineLight({ startAt: registeredAt, dueAt, closedAt }, instant(now))}
            dueAt={dueAt}
            now={now}
          />
        ),
      },
      {
        key: 'verdict',
        title: t('column.verdict'),
        width: '90px',
        cell: ({ verdict }) => (verdict === null ? '–' : t(`verdict.${verdict}`)),
      },
    ],
    [t, common, now],
  );
}
