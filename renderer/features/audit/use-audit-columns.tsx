import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../contract/audit.ts';
import type { Column } from '../../ui/data-table.tsx';
import { formatDateTime } from '../../ui/time.ts';
import classes from './audit.module.css';
import { useAuditWords } from './use-audit-words.ts';

/** The columns of the log. */
export function useAuditColumns(): readonly Column<AuditRow>[] {
  const { t } = useTranslation('audit');
  const { actionOf, familyOf, entityOf, detailOf, personOf } = useAuditWords();
  return useMemo(
    () => [
      {
        ...{ key: 'seq', title: t('column.seq'), width: '84px', align: 'end' as const },
        cell: ({ seq }: AuditRow) => seq.toLocaleString('zh-CN'),
      },
      { key: 'at', title: t('column.at'), width: '150px', cell: ({ at }: AuditRow) => formatDateTime(at) },
      {
        ...{ key: 'by', title: t('column.by'), width: '130px' },
        cell: ({ by }: AuditRow) => <span className={by === null ? classes['faint'] : undefined}>{personOf(by)}</span>,
      },
      {
        ...{ key: 'action', title: t('column.action'), width: 'minmax(180px, 1.4fr)' },
        cell: ({ action }: AuditRow) => (
          <span className={classes['act']}>
            <span className={classes['family']}>{familyOf(action.split('.')[0] ?? '')}</span>
            {actionOf(action)}
          </span>
        ),
      },
      { key: 'entity', title: t('column.entity'), width: '92px', cell: ({ entity }: AuditRow) => entityOf(entity) },
      {
        ...{ key: 'detail', title: t('column.detail'), width: 'minmax(140px, 1fr)' },
        cell: ({ detail }: AuditRow) => (
          <span className={classes['code']} title={detail ?? undefined}>
            {detail === null ? '' : detailOf(detail)}
          </span>
        ),
      },
    ],
    [t, actionOf, familyOf, entityOf, detailOf, personOf],
  );
}
