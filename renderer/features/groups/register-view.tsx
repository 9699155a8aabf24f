import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId, RegionCode } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { useMay } from '../../data/use-session.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/kit/select.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { WithSidePane } from '../../ui/side-pane.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { DescribeDialog } from './describe-dialog.tsx';
import { DutiesDialog } from './duties-dialog.tsx';
import { GroupDetail, PLACE_FIELD, useWhyNoDuties, useWhyNotDescribe, type GroupActs } from './group-detail.tsx';
import type { GroupsPlace } from './groups-place.ts';
import { MembersDrawer } from './members-drawer.tsx';
import { SheetDialog } from './sheet-dialog.tsx';
import { useGroupColumns, type GroupRow } from './use-group-columns.tsx';
import { useSheetExport } from './use-sheet-export.ts';
import { ViewSwitch } from './view-switch.tsx';

const PAGE = 200;

const GROUP_VIEWS = ['all', 'without', 'crowded', 'lacking'] as const;
type GroupView = (typeof GROUP_VIEWS)[number];

interface GroupFilter {
  readonly text: string;
  readonly countyCode: RegionCode | null;
  readonly view: GroupView;
}

/** The register of groups, found by name, village, pinyin or id; each placed into its village. */
export function RegisterView({ place }: { readonly place: GroupsPlace }) {
  const [filter, setFilter] = useState<GroupFilter>({ text: '', countyCode: place.placeCode, view: 'all' });
  const [currentId, setCurrentId] = useState<string | null>(null);
  const query = useGroups(useDeferredValue(filter));
  const rows = query.data?.pages.flatMap((page) => page.groups) ?? [];
  const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;
  const [open, setOpen] = useState<OpenOver | null>(null);
  const over = (kind: OpenOver['kind']) => (): void => setOpen(current === null ? null : { kind, group: current });
  const acts = { describe: over('describe'), members: over('members'), duties: over('duties') };
  const exportSheet = useSheetExport();
  const [isImporting, setIsImporting] = useState(false);
  const importSheet = (): void => setIsImporting(true);
  useGroupCommands(current, { ...acts, exportSheet, importSheet });
  return (
    <>
      <FilterBar
        place={place}
        filter={filter}
        total={query.total}
        onChange={(change) => setFilter({ ...filter, ...change })}
      />
      <QueryState query={query}>
        {() => (
          <WithSidePane pane={<GroupDetail key={current?.id} group={current} acts={acts} />}>
            <GroupTable
              rows={rows}
              currentId={current?.id ?? null}
              onCurrent={setCurrentId}
              onNearEnd={query.more}
              total={query.total ?? rows.length}
              isFiltered={filter.text !== ''}
            />
          </WithSidePane>
        )}
      </QueryState>
      <Over open={open} onClose={() => setOpen(null)} />
      {isImporting && <SheetDialog onClose={() => setIsImporting(false)} />}
    </>
  );
}

const focusPlace = (): void => document.getElementById(PLACE_FIELD)?.focus();

/** What is open over the list. */
interface OpenOver {
  readonly kind: 'describe' | 'members' | 'duties';
  readonly group: GroupRow;
}

function Over({ open, onClose }: { readonly open: OpenOver | null; readonly onClose: () => void }) {
  const { villageCode = null, villageName = null } = open?.group ?? {};
  return (
    <>
      {open?.kind === 'describe' && <DescribeDialog group={open.group} onClose={onClose} />}
      {open?.kind === 'duties' && villageCode !== null && (
        <DutiesDialog of={{ villageCode, villageName: villageName ?? '' }} onClose={onClose} />
      )}
      <MembersDrawer group={open?.kind === 'members' ? open.group : null} onClose={onClose} />
    </>
  );
}

interface RegisterActs extends GroupActs {
  readonly exportSheet: () => Promise<void>;
  readonly importSheet: () => void;
}

function useGroupCommands(current: GroupRow | null, acts: RegisterActs): void {
  const { t } = useTranslation('groups');
  const group = t('command.group');
  const { t: common } = useTranslation('common');
  const mayEdit = useMay('message.triage');
  const unread = current?.check === null || current === null ? t('standard.unread') : null;
  useCommands([
    { id: 'groups.place', title: t('command.place'), group, keys: ['KeyE'], hint: true, run: focusPlace },
    {
      ...{ id: 'groups.describe', title: t('command.describe'), group, keys: ['KeyD'], hint: true },
      ...{ unavailable: useWhyNotDescribe(current), run: acts.describe },
    },
    {
      ...{ id: 'groups.members', title: t('command.members'), group, keys: ['KeyM'], hint: true },
      ...{ unavailable: unread, run: acts.members },
    },
    {
      ...{ id: 'groups.duties', title: t('command.duties'), group, keys: ['KeyB'], hint: true },
      ...{ unavailable: useWhyNoDuties(current), run: acts.duties },
    },
    {
      ...{ id: 'groups.export', title: t('command.export'), group, keys: ['KeyX'], hint: true },
      run: () => void acts.exportSheet(),
    },
    {
      ...{ id: 'groups.import', title: t('command.import'), group, keys: ['KeyI'], hint: true },
      ...{ unavailable: mayEdit ? null : common('failure.not-allowed'), run: acts.importSheet },
    },
  ]);
}

interface GroupTableProps {
  readonly rows: readonly GroupRow[];
  readonly currentId: string | null;
  readonly onCurrent: (id: string) => void;
  readonly onNearEnd: () => void;
  readonly total: number;
  readonly isFiltered: boolean;
}

function GroupTable({ rows, currentId, onCurrent, onNearEnd, total, isFiltered }: GroupTableProps) {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  const columns = useGroupColumns();
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      idOf={({ id }) => id}
      currentId={currentId}
      onCurrent={({ id }) => onCurrent(id)}
      onOpen={focusPlace}
      onNearEnd={onNearEnd}
      total={total}
      empty={<EmptyState title={t('none')}>{isFiltered ? undefined : common('list.empty')}</EmptyState>}
    />
  );
}

function useGroups(filter: GroupFilter) {
  const query = useInfiniteQuery(
    orpc.groups.list.infiniteOptions({
      input: (after: GroupId | null) => ({
        ...{ text: filter.text.trim(), countyCode: filter.countyCode, after, limit: PAGE },
        withoutVillage: filter.view === 'without',
        crowded: filter.view === 'crowded',
        lacking: filter.view === 'lacking',
      }),
      initialPageParam: null,
      getNextPageParam: ({ groups }) => (groups.length < PAGE ? undefined : (groups.at(-1)?.id ?? undefined)),
      placeholderData: (before) => before,
      meta: { refreshEvery: 5_000 },
    }),
  );
  return { ...query, more: useMore(query), total: query.data?.pages[0]?.total };
}

interface FilterBarProps {
  readonly place: GroupsPlace;
  readonly filter: GroupFilter;
  readonly total: number | undefined;
  readonly onChange: (change: Partial<GroupFilter>) => void;
}

function FilterBar({ place, filter, total, onChange }: FilterBarProps) {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  const regions = useQuery(orpc.regions.all.queryOptions({ input: {} })).data?.regions ?? [];
  // The counties, and the village a step from the villages has led to.
  const places = regions.filter(({ level, code }) => level === 'county' || code === place.placeCode);
  return (
    <Toolbar
      label={t('find')}
      end={total === undefined ? null : common('list.total', { total: total.toLocaleString('zh-CN') })}
    >
      <ViewSwitch place={place} />
      <Segmented
        label={t('view.label')}
        segments={GROUP_VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
        value={filter.view}
        onChange={(view) => onChange({ view })}
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
          ...places.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        style={{ width: 130 }}
      />
    </Toolbar>
  );
}
