import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberChange } from '../../../contract/groups.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import type { GroupRow } from './use-group-columns.tsx';

const PAGE = 100;

/** Who came and went, newest first. */
export function ChangesList({ group }: { readonly group: GroupRow }) {
  const { t } = useTranslation('groups');
  const [currentId, setCurrentId] = useState<number | null>(null);
  const columns = useChangeColumns();
  const query = useInfiniteQuery(
    orpc.groups.changes.infiniteOptions({
      input: (before: number | null) => ({ id: group.id, before, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ changes }) => (changes.length < PAGE ? undefined : (changes.at(-1)?.id ?? undefined)),
    }),
  );
  const more = useMore(query);
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.changes);
        const current = rows.find(({ id }) => id === currentId) ?? rows[0];
        return (
          <DataTable
            label={t('members.view.changes')}
            columns={columns}
            rows={rows}
            idOf={idOf}
            currentId={current === undefined ? null : idOf(current)}
            onCurrent={({ id }) => setCurrentId(id)}
            onNearEnd={more}
            empty={<EmptyState title={t('changes.none')} />}
          />
        );
      }}
    </QueryState>
  );
}

const idOf = ({ id }: MemberChange): string => `change-${id}`;

function useChangeColumns(): readonly Column<MemberChange>[] {
  const { t } = useTranslation('groups');
  return useMemo(
    () => [
      {
        ...{ key: 'at', title: t('changes.column.at'), width: 'minmax(280px, 1.6fr)' },
        cell: ({ since, at }) =>
          since === null
            ? formatDateTime(at)
            : t('changes.between', { since: formatDateTime(since), at: formatDateTime(at) }),
      },
      {
        ...{ key: 'change', title: t('changes.column.change'), width: '120px' },
        cell: ({ change }) => t(`changes.${change}`),
      },
      {
        ...{ key: 'name', title: t('members.column.name'), width: 'minmax(160px, 1.4fr)' },
        cell: ({ name }) => visibleText(name) || t('changes.nameless'),
      },
    ],
    [t],
  );
}
