import { useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VillageRow } from '../../../contract/groups.ts';
import type { RegionCode } from '../../../domain/ids.ts';
import { formatRate } from '../../../domain/statistics/format-figure.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { goTo, type GroupsPlace } from './groups-place.ts';
import { ViewSwitch } from './view-switch.tsx';

const PAGE = 200;
const ONLY = ['uncovered', 'all'] as const;
type Only = (typeof ONLY)[number];

/** Which villages have a live group, and which have none (S05). */
export function VillagesView({ place }: { readonly place: GroupsPlace }) {
  const { t } = useTranslation('groups');
  const [text, setText] = useState('');
  const [only, setOnly] = useState<Only>('uncovered');
  const [currentCode, setCurrentCode] = useState<string | null>(null);
  const query = useVillages(useDeferredValue(text), only);
  const columns = useVillageColumns();
  const rows = query.data?.pages.flatMap((page) => page.villages) ?? [];
  const [first] = query.data?.pages ?? [];
  const shown = only === 'all' ? (first?.total ?? 0) : (first?.total ?? 0) - (first?.covered ?? 0);
  return (
    <>
      <Toolbar label={t('villages.find')} end={<Covered counted={first} />}>
        <ViewSwitch place={place} />
        <Segmented
          label={t('villages.only.label')}
          segments={ONLY.map((value) => ({ value, label: t(`villages.only.${value}`) }))}
          value={only}
          onChange={setOnly}
        />
        <TextField
          label={t('villages.find')}
          placeholder={t('villages.find')}
          icon={<Search size={14} />}
          value={text}
          maxLength={60}
          onChange={(event) => setText(event.target.value)}
          data-search-field
          style={{ width: 240 }}
        />
      </Toolbar>
      <QueryState query={query}>
        {() => (
          <DataTable
            label={t('villages.title')}
            columns={columns}
            rows={rows}
            idOf={({ code }) => code}
            currentId={rows.find(({ code }) => code === currentCode)?.code ?? rows[0]?.code ?? null}
            onCurrent={({ code }) => setCurrentCode(code)}
            onOpen={({ code }) => goTo({ view: 'register', placeCode: code })}
            onNearEnd={query.more}
            total={shown}
            empty={<EmptyState title={text === '' ? t('villages.none') : t('villages.noMatch')} />}
          />
        )}
      </QueryState>
    </>
  );
}

function Covered({ counted }: { readonly counted: { total: number; covered: number } | undefined }) {
  const { t } = useTranslation('groups');
  if (counted === undefined) return null;
  const { total, covered } = counted;
  return t('villages.covered', { total, covered, rate: formatRate({ numerator: covered, denominator: total }) });
}

function useVillages(text: string, only: Only) {
  const query = useInfiniteQuery(
    orpc.groups.villages.infiniteOptions({
      input: (after: RegionCode | null) => ({
        ...{ placeCode: null, text: text.trim(), uncovered: only === 'uncovered', after, limit: PAGE },
      }),
      initialPageParam: null,
      getNextPageParam: ({ villages }) => (villages.length < PAGE ? undefined : (villages.at(-1)?.code ?? undefined)),
      placeholderData: (before) => before,
      meta: { refreshEvery: 5_000 },
    }),
  );
  return { ...query, more: useMore(query) };
}

function useVillageColumns(): readonly Column<VillageRow>[] {
  const { t } = useTranslation('groups');
  return useMemo(
    () => [
      {
        key: 'state',
        title: t('villages.column.state'),
        width: 'minmax(210px, 1.4fr)',
        cell: ({ groups, live }) =>
          live > 0 ? (
            <StateMark mark="done" word={t('villages.live')} />
          ) : (
            <StateMark
              mark="overdue"
              word={`${t('villages.uncovered')} · ${groups === 0 ? t('villages.noGroup') : t('villages.dead', { n: groups })}`}
            />
          ),
      },
      { key: 'village', title: t('villages.column.village'), width: 'minmax(140px, 1.4fr)', cell: ({ name }) => name },
      {
        ...{ key: 'township', title: t('villages.column.township'), width: 'minmax(120px, 1fr)' },
        cell: ({ townshipName }) => townshipName ?? '–',
      },
      {
        ...{ key: 'county', title: t('villages.column.county'), width: '88px' },
        cell: ({ countyName }) => countyName ?? '–',
      },
      { ...number('groups', t('villages.column.groups')), cell: ({ groups }) => groups },
      { ...number('live', t('villages.column.live')), cell: ({ live }) => live },
      { ...number('members', t('villages.column.members')), cell: ({ members }) => members ?? '–' },
    ],
    [t],
  );
}

function number(key: string, title: string) {
  return { key, title, width: '76px', align: 'end' } as const;
}
