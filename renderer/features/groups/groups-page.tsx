import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId, RegionCode } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/kit/select.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { WithSidePane } from '../../ui/side-pane.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { GroupDetail, PLACE_FIELD } from './group-detail.tsx';
import { useGroupColumns } from './use-group-columns.tsx';

const PAGE = 200;

interface GroupFilter {
  readonly text: string;
  readonly countyCode: RegionCode | null;
  readonly withoutVillage: boolean;
}

/** 群组: three thousand groups, found by name, village or pinyin, each placed into its village. */
export function GroupsPage() {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  const [filter, setFilter] = useState<GroupFilter>({ text: '', countyCode: null, withoutVillage: false });
  const [currentId, setCurrentId] = useState<string | null>(null);
  const columns = useGroupColumns();
  const query = useGroups(useDeferredValue(filter));
  const { more } = query;
  useCommands([
    {
      id: 'groups.place',
      title: t('command.place'),
      group: t('command.group'),
      keys: ['KeyE'],
      hint: true,
      run: () => document.getElementById(PLACE_FIELD)?.focus(),
    },
  ]);
  return (
    <Page title={t('title')} about={t('about')}>
      <FilterBar filter={filter} total={query.total} onChange={(change) => setFilter({ ...filter, ...change })} />
      <QueryState query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.groups);
          const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;
          return (
            <WithSidePane pane={<GroupDetail key={current?.id} group={current} />}>
              <DataTable
                label={t('title')}
                columns={columns}
                rows={rows}
                idOf={({ id }) => id}
                currentId={current?.id ?? null}
                onCurrent={({ id }) => setCurrentId(id)}
                onOpen={() => document.getElementById(PLACE_FIELD)?.focus()}
                onNearEnd={more}
                total={query.total ?? rows.length}
                empty={
                  <EmptyState title={t('none')}>{filter.text === '' ? common('list.empty') : undefined}</EmptyState>
                }
              />
            </WithSidePane>
          );
        }}
      </QueryState>
    </Page>
  );
}

function useGroups(filter: GroupFilter) {
  const query = useInfiniteQuery(
    orpc.groups.list.infiniteOptions({
      input: (after: GroupId | null) => ({ ...filter, text: filter.text.trim(), after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ groups }) => (groups.length < PAGE ? undefined : (groups.at(-1)?.id ?? undefined)),
      placeholderData: (before) => before,
      meta: { refreshEvery: 5_000 },
    }),
  );
  return { ...query, more: useMore(query), total: query.data?.pages[0]?.total };
}

interface FilterBarProps {
  readonly filter: GroupFilter;
  readonly total: number | undefined;
  readonly onChange: (change: Partial<GroupFilter>) => void;
}

function FilterBar({ filter, total, onChange }: FilterBarProps) {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  const counties =
    useQuery(orpc.regions.all.queryOptions({ input: {} })).data?.regions.filter(({ level }) => level === 'county') ??
    [];
  return (
    <Toolbar
      label={t('find')}
      end={total === undefined ? null : common('list.total', { total: total.toLocaleString('zh-CN') })}
    >
      <Segmented
        label={t('view.label')}
        segments={[
          { value: 'all', label: t('view.all') },
          { value: 'without', label: t('view.without') },
        ]}
        value={filter.withoutVillage ? 'without' : 'all'}
        onChange={(value) => onChange({ withoutVillage: value === 'without' })}
      />
      <TextField
        label={t('find')}
        placeholder={t('find')}
        icon={<Search size={14} />}
        value={filter.text}
        maxLength={60}
        onChange={(event) => onChange({ text: event.target.value })}
        data-search-field
        style={{ width: 240 }}
      />
      <Select
        aria-label={t('column.county')}
        value={filter.countyCode}
        onChange={(countyCode: RegionCode | null) => onChange({ countyCode })}
        options={[
          { value: null, label: t('county') },
          ...counties.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        style={{ width: 120 }}
      />
    </Toolbar>
  );
}
