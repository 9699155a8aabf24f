import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceClient } from '../../data/client.ts';
import type { Column } from '../../ui/data-table.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { formatAgo, formatDate } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { AwaitsPlace } from './awaits-place.tsx';
import { MemberCount } from './member-count.tsx';

export type GroupRow = Awaited<ReturnType<ServiceClient['groups']['list']>>['groups'][number];

/** The columns of the register of groups. */
export function useGroupColumns(): readonly Column<GroupRow>[] {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  const now = useNow();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('column.name'),
        width: 'minmax(160px, 2fr)',
        cell: ({ name }) => <span title={visibleText(name)}>{visibleText(name)}</span>,
      },
      {
        key: 'village',
        title: t('column.village'),
        width: 'minmax(120px, 1.3fr)',
        cell: (group) => (
          <>
            {group.villageName} <AwaitsPlace group={group} />
          </>
        ),
      },
      { key: 'county', title: t('column.county'), width: '80px', cell: ({ countyName }) => countyName ?? '–' },
      { key: 'tier', title: t('column.tier'), width: '84px', cell: ({ tier }) => t(`tier.${tier}`) },
      {
        key: 'owner',
        title: t('column.owner'),
        width: 'minmax(72px, 0.8fr)',
        cell: ({ owner }) => visibleText(owner) || '–',
      },
      {
        key: 'members',
        title: t('column.members'),
        width: '74px',
        align: 'end',
        cell: ({ members, membersAt, cap }) => (
          <span title={membersAt === null ? '' : `${t('column.membersAt')} ${formatDate(membersAt)}`}>
            <MemberCount members={members} cap={cap} />
          </span>
        ),
      },
      {
        ...{ key: 'check', title: t('column.check'), width: '92px' },
        cell: ({ check }) =>
          check === null ? (
            '–'
          ) : check.gaps === 0 ? (
            <StateMark mark="done" word={t('standard.whole')} />
          ) : (
            <StateMark mark="overdue" word={t('standard.gaps', { n: check.gaps })} />
          ),
      },
      { key: 'accounts', title: t('column.accounts'), width: '78px', align: 'end', cell: ({ accounts }) => accounts },
      {
        key: 'last',
        title: t('column.last'),
        width: '98px',
        align: 'end',
        cell: ({ lastMessageAt }) => (lastMessageAt === null ? t('never') : formatAgo(common, lastMessageAt, now)),
      },
    ],
    [t, common, now],
  );
}
