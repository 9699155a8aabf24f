import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnreadGroup } from '../../../contract/patrol.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Switch } from '../../ui/kit/switch.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { go } from '../../ui/route.ts';
import { formatSpan } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useNow } from '../../ui/use-now.ts';
import { stayAt, type PatrolPlace } from './patrol-place.ts';
import classes from './patrol.module.css';

const PAGE = 200;

/** What nobody has read, what waits longest first; Enter opens the group in the inbox. */
export function UnreadView({ place }: { readonly place: PatrolPlace }) {
  const { t } = useTranslation('patrol');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const query = useUnread(place);
  const { more } = query;
  const columns = useUnreadColumns();
  const rows = query.data?.pages.flatMap(({ groups }) => groups) ?? [];
  const total = query.data?.pages[0]?.total ?? rows.length;
  const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;
  useUnreadCommands(current, place);
  return (
    <>
      <Toolbar label={t('view.unread')} end={t('total', { n: total })}>
        <label className={classes['choice']}>
          <Switch size="small" checked={place.again} onChange={(again) => stayAt({ ...place, again })} />
          {t('command.again')}
        </label>
      </Toolbar>
      <QueryState query={query}>
        {() => (
          <DataTable
            label={t('view.unread')}
            columns={columns}
            rows={rows}
            idOf={({ id }) => id}
            currentId={current?.id ?? null}
            onCurrent={({ id }) => setCurrentId(id)}
            onOpen={openGroup}
            onNearEnd={more}
            total={total}
            empty={<EmptyState title={t('none.unread')}>{t('none.unreadWords')}</EmptyState>}
          />
        )}
      </QueryState>
    </>
  );
}

function openGroup({ id, name }: UnreadGroup): void {
  go('inbox', null, { group: id, name });
}

function useUnread({ placeCode, again }: PatrolPlace) {
  const query = useInfiniteQuery(
    orpc.patrol.unpatrolled.infiniteOptions({
      input: (after: MessageId | null) => ({ placeCode, again, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ groups }) => (groups.length < PAGE ? undefined : (groups.at(-1)?.firstUnread ?? undefined)),
      placeholderData: keepPreviousData,
      meta: { refreshEvery: 2_000 },
    }),
  );
  return { ...query, more: useMore(query) };
}

function useUnreadCommands(current: UnreadGroup | null, place: PatrolPlace): void {
  const { t } = useTranslation('patrol');
  const { t: common } = useTranslation('common');
  const mark = useCommand(orpc.patrol.mark);
  const notAllowed = useMay('message.triage') ? null : common('failure.not-allowed');
  const nothing = current === null ? t('none.unread') : null;
  const group = t('command.group');
  useCommands([
    {
      ...{ id: 'patrol.open', title: t('command.open'), group, keys: ['KeyO'], hint: true, unavailable: nothing },
      run: () => current !== null && openGroup(current),
    },
    {
      ...{ id: 'patrol.mark', title: t('command.read'), group, keys: ['KeyX'], hint: true },
      unavailable: notAllowed ?? nothing,
      run: () => {
        if (current === null) return;
        void mark.run({ groupId: current.id, upTo: current.newest }).then(({ ok }) => {
          if (ok) showToast({ text: t('marked', { name: current.name }) });
        });
      },
    },
    {
      ...{ id: 'patrol.again', title: t('command.again'), group, keys: ['KeyA'] },
      run: () => stayAt({ ...place, again: !place.again }),
    },
  ]);
}

function useUnreadColumns(): readonly Column<UnreadGroup>[] {
  const { t } = useTranslation('patrol');
  const { t: common } = useTranslation('common');
  const now = useNow(30_000);
  return useMemo(
    () => [
      { key: 'group', title: t('column.group'), width: 'minmax(160px, 2fr)', cell: ({ name }) => name },
      {
        ...{ key: 'village', title: t('column.village'), width: 'minmax(110px, 1fr)' },
        cell: ({ villageName }) => villageName ?? t('place.unplaced'),
      },
      { key: 'county', title: t('column.county'), width: '100px', cell: ({ countyName }) => countyName ?? '' },
      {
        ...{ key: 'unread', title: t('column.unread'), width: '80px', align: 'end' },
        cell: ({ unread }) => (unread < 100 ? unread : t('more', { n: unread })),
      },
      {
        ...{ key: 'since', title: t('column.since'), width: '110px', align: 'end' },
        cell: ({ waitsSince }) => t('ago', { span: formatSpan(common, Math.max(0, now - waitsSince)) }),
      },
      {
        ...{ key: 'state', title: t('column.state'), width: '150px' },
        cell: ({ coveredAt }) => (
          <span className={classes[coveredAt === null ? 'waits' : 'again']}>
            {t(coveredAt === null ? 'state.never' : 'state.again')}
          </span>
        ),
      },
    ],
    [t, common, now],
  );
}
