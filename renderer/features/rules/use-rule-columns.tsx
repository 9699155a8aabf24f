import { useQuery } from '@tanstack/react-query';
import { Siren } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import type { Column } from '../../ui/data-table.tsx';
import { categoryPath } from '../../ui/kit/category-tree.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import type { RuleRow } from './rule-form.ts';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import classes from './rules.module.css';

/** The columns of the list of rules. */
export function useRuleColumns(): readonly Column<RuleRow>[] {
  const { t } = useTranslation('rules');
  const { t: common } = useTranslation('common');
  const { data } = useQuery(orpc.categories.tree.queryOptions({ input: {} }));
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('column.name'),
        width: 'minmax(110px, 1fr)',
        cell: ({ name, enabled }) => (
          <span className={enabled ? classes['name'] : classes['off']}>
            <ForeignLine text={name} />
          </span>
        ),
      },
      {
        key: 'terms',
        title: t('column.terms'),
        width: 'minmax(180px, 2.2fr)',
        cell: ({ groups }) => <TermsCell groups={groups} />,
      },
      {
        key: 'exclusions',
        title: t('column.exclusions'),
        width: 'minmax(90px, 1fr)',
        cell: ({ exclusions }) => (
          <span className={classes['faint']}>{exclusions.length === 0 ? '–' : exclusions.join('、')}</span>
        ),
      },
      {
        key: 'category',
        title: t('column.category'),
        width: 'minmax(130px, 1.2fr)',
        cell: ({ categoryId }) =>
          categoryId === null ? (
            <span className={classes['faint']}>{t('noCategory')}</span>
          ) : (
            categoryPath(data?.categories ?? [], categoryId)
          ),
      },
      {
        key: 'severity',
        title: t('column.severity'),
        width: '72px',
        cell: ({ severity }) => (
          <span className={severity === 3 ? classes['severe'] : undefined}>{common(`severity.${severity}`)}</span>
        ),
      },
      {
        key: 'pager',
        title: t('column.pager'),
        width: '56px',
        cell: ({ pager }) =>
          pager ? <Siren size={15} aria-label={t('form.pager')} className={classes['severe']} /> : null,
      },
      {
        key: 'state',
        title: t('column.state'),
        width: '84px',
        cell: ({ enabled }) => (
          <StateMark mark={enabled ? 'done' : 'paused'} word={enabled ? t('enabled') : t('disabled')} />
        ),
      },
      { key: 'version', title: t('column.version'), width: '60px', align: 'end', cell: ({ version }) => version },
    ],
    [t, common, data],
  );
}

/** The groups as they are read: all of them, each by any of its terms. */
function TermsCell({ groups }: Pick<RuleRow, 'groups'>) {
  const words = groups
    .map(({ terms, near }) => `${near === null ? '' : `≤${near} `}${terms.join('、')}`)
    .join('  ＋  ');
  return <span title={words}>{words}</span>;
}
