import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/data-table.tsx';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { markOf, percentOf, type ImportRow } from './import-progress.ts';

const number = (value: number): string => value.toLocaleString('zh-CN');

/** The columns of the list of imports. */
export function useImportColumns(): readonly Column<ImportRow>[] {
  const { t } = useTranslation('imports');
  return useMemo(
    () => [
      {
        key: 'file',
        title: t('column.file'),
        width: 'minmax(160px, 2fr)',
        cell: ({ fileName }) => <ForeignLine text={fileName} />,
      },
      {
        key: 'state',
        title: t('column.state'),
        width: '104px',
        cell: ({ state }) => <StateMark mark={markOf(state)} word={t(`state.${state}`)} />,
      },
      {
        key: 'progress',
        title: t('column.progress'),
        width: '150px',
        cell: (row) => (
          <ProgressBar label={t('column.progress')} percent={percentOf(row)} quiet={row.state !== 'running'} />
        ),
      },
      { key: 'rows', title: t('column.rows'), width: '84px', align: 'end', cell: ({ rows }) => number(rows) },
      { key: 'added', title: t('column.added'), width: '84px', align: 'end', cell: ({ added }) => number(added) },
      { key: 'known', title: t('column.known'), width: '84px', align: 'end', cell: ({ known }) => number(known) },
      {
        key: 'setAside',
        title: t('column.setAside'),
        width: '72px',
        align: 'end',
        cell: ({ setAside }) => number(setAside),
      },
      {
        key: 'started',
        title: t('column.started'),
        width: '150px',
        align: 'end',
        cell: ({ startedAt }) => formatDateTime(startedAt),
      },
    ],
    [t],
  );
}
