import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONNECTOR_KINDS, type ConnectorKind } from '../../../domain/account/account.ts';
import type { AccountId } from '../../../domain/ids.ts';
import { orpc, type ServiceClient } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { formatBytes } from '../../ui/bytes.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Drawer } from '../../ui/kit/drawer.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './accounts.module.css';

type Item = Awaited<ReturnType<ServiceClient['accounts']['setAside']>>['items'][number];

/** Whose set-aside frames and rows are shown. */
export interface SetAsideOf {
  readonly accountId: AccountId | null;
  readonly label: string;
}

const PAGE = 100;

/** What arrived and could not be read, with the reason; everything is kept. */
export function SetAsideDrawer({ of, onClose }: { readonly of: SetAsideOf | null; readonly onClose: () => void }) {
  const { t } = useTranslation('accounts');
  return (
    <Drawer
      title={of === null ? '' : `${of.label} · ${t('setAside.title')}`}
      open={of !== null}
      onClose={onClose}
      width={920}
    >
      {of !== null && <SetAsideList accountId={of.accountId} />}
    </Drawer>
  );
}

function SetAsideList({ accountId }: { readonly accountId: AccountId | null }) {
  const { t } = useTranslation('accounts');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const columns = useColumns();
  const query = useInfiniteQuery(
    orpc.accounts.setAside.infiniteOptions({
      input: (before: number | null) => ({ accountId, before, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ items }) => (items.length < PAGE ? undefined : (items.at(-1)?.id ?? undefined)),
    }),
  );
  const more = useMore(query);
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        const total = pages[0]?.total ?? items.length;
        return (
          <div className={classes['drawer']}>
            <p className={classes['aboutLine']}>{t('setAside.about', { total })}</p>
            <DataTable
              label={t('setAside.title')}
              columns={columns}
              rows={items}
              idOf={({ id }) => `set-aside-${id}`}
              currentId={currentId}
              onCurrent={({ id }) => setCurrentId(`set-aside-${id}`)}
              onNearEnd={more}
              total={total}
              empty={<EmptyState title={t('setAside.none')} />}
            />
          </div>
        );
      }}
    </QueryState>
  );
}

function useColumns(): readonly Column<Item>[] {
  const { t, i18n } = useTranslation('accounts');
  const { t: common } = useTranslation('common');
  return useMemo(() => {
    const sourceOf = (source: string): string =>
      isConnectorKind(source) ? common(`connector.${source}`) : visibleText(source);
    const reasonOf = (reason: string): string =>
      i18n.exists(`setAside.reason.${reason}`, { ns: 'accounts' })
        ? t(`setAside.reason.${reason}` as 'setAside.reason.not-json')
        : t('setAside.other', { reason });
    return [
      {
        key: 'at',
        title: t('setAside.column.at'),
        width: '150px',
        cell: ({ receivedAt }) => formatDateTime(receivedAt),
      },
      {
        key: 'source',
        title: t('setAside.column.source'),
        width: 'minmax(120px, 1fr)',
        cell: ({ source }) => sourceOf(source),
      },
      { key: 'row', title: t('setAside.column.row'), width: '64px', align: 'end', cell: ({ row }) => row ?? '–' },
      { key: 'reason', title: t('setAside.column.reason'), width: '130px', cell: ({ reason }) => reasonOf(reason) },
      {
        key: 'detail',
        title: t('setAside.column.detail'),
        width: 'minmax(160px, 2fr)',
        cell: ({ detail }) => <span title={detail}>{detail}</span>,
      },
      {
        key: 'bytes',
        title: t('setAside.column.bytes'),
        width: '84px',
        align: 'end',
        cell: ({ bytes }) => formatBytes(bytes),
      },
    ];
  }, [t, common, i18n]);
}

/** A frame came by a connector; a row came out of the file of that name. */
function isConnectorKind(source: string): source is ConnectorKind {
  return (CONNECTOR_KINDS as readonly string[]).includes(source);
}
