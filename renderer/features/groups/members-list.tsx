import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberRow } from '../../../contract/groups.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { formatDate } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import type { GroupRow } from './use-group-columns.tsx';

const PAGE = 200;

/** Who is in a group, or only those whose name does not tell who they are (U05). */
export function MembersList({ group, unreadyOnly }: { readonly group: GroupRow; readonly unreadyOnly: boolean }) {
  const { t } = useTranslation('groups');
  const [currentKey, setCurrentKey] = useState<number | null>(null);
  const columns = useMemberColumns();
  const query = useInfiniteQuery(
    orpc.groups.members.infiniteOptions({
      input: (after: number | null) => ({ id: group.id, unreadyOnly, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ members }) => (members.length < PAGE ? undefined : (members.at(-1)?.key ?? undefined)),
    }),
  );
  const more = useMore(query);
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.members);
        const current = rows.find(({ key }) => key === currentKey) ?? rows[0];
        return (
          <DataTable
            label={t('members.button')}
            columns={columns}
            rows={rows}
            idOf={idOf}
            currentId={current === undefined ? null : idOf(current)}
            onCurrent={({ key }) => setCurrentKey(key)}
            onNearEnd={more}
            total={pages[0]?.total ?? rows.length}
            empty={<EmptyState title={unreadyOnly ? t('members.allReady') : t('members.none')} />}
          />
        );
      }}
    </QueryState>
  );
}

const idOf = ({ key }: MemberRow): string => `member-${key}`;

function useMemberColumns(): readonly Column<MemberRow>[] {
  const { t } = useTranslation('groups');
  return useMemo(
    () => [
      {
        ...{ key: 'name', title: t('members.column.name'), width: 'minmax(180px, 2fr)' },
        cell: ({ name }) => <span title={visibleText(name)}>{visibleText(name) || '–'}</span>,
      },
      { key: 'role', title: t('members.column.role'), width: '72px', cell: ({ role }) => t(`members.role.${role}`) },
      {
        ...{ key: 'check', title: t('members.column.check'), width: 'minmax(170px, 1.4fr)' },
        cell: ({ kind, fault }) =>
          fault === null ? (
            <StateMark mark="done" word={t(`members.kind.${kind === 'cadre' ? 'cadre' : 'villager'}`)} />
          ) : (
            <StateMark mark="soon" word={t(`members.fault.${fault}`)} />
          ),
      },
      {
        ...{ key: 'joined', title: t('members.column.joined'), width: '100px', align: 'end' },
        cell: ({ joinedAt }) => (joinedAt === null ? '–' : formatDate(joinedAt)),
      },
      {
        ...{ key: 'id', title: t('members.column.id'), width: 'minmax(110px, 1fr)', align: 'end' },
        cell: ({ externalId }) => externalId ?? '–',
      },
    ],
    [t],
  );
}
