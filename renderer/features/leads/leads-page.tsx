import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { useMay } from '../../data/use-session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { WithSidePane } from '../../ui/side-pane.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { Approvals } from './approvals.tsx';
import { KeyHolders } from './key-holders.tsx';
import { LeadPane, OPEN_BUTTON } from './lead-pane.tsx';
import { LookUp } from './look-up.tsx';
import { useLeadColumns } from './use-lead-columns.tsx';

const PAGE = 100;

/** 线索: the sealed register for lead officers, and the texts an approver has to pass. */
export function LeadsPage() {
  const { t } = useTranslation('leads');
  const mayRead = useMay('lead.read');
  return (
    <Page title={t('title')} about={t('about')}>
      <Approvals alone={!mayRead} />
      {mayRead && <KeyHolders />}
      {mayRead && <Register />}
    </Page>
  );
}

function Register() {
  const { t } = useTranslation('leads');
  const [open, setOpen] = useState(true);
  const [currentId, setCurrentId] = useState<LeadId | null>(null);
  const columns = useLeadColumns();
  const query = useLeads(open);
  return (
    <>
      <Toolbar label={t('title')} end={<Counts />}>
        <Segmented
          label={t('view.label')}
          segments={[
            { value: 'open', label: t('view.open') },
            { value: 'all', label: t('view.all') },
          ]}
          value={open ? 'open' : 'all'}
          onChange={(value) => setOpen(value === 'open')}
        />
        <LookUp onFound={setCurrentId} />
      </Toolbar>
      <QueryState query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;
          return (
            <WithSidePane pane={<LeadPane key={current?.id} row={current} />}>
              <DataTable
                label={t('title')}
                columns={columns}
                rows={rows}
                idOf={({ id }) => id}
                currentId={current?.id ?? null}
                onCurrent={({ id }) => setCurrentId(id)}
                onOpen={() => document.getElementById(OPEN_BUTTON)?.click()}
                onNearEnd={query.more}
                empty={<EmptyState title={t('none')}>{t('noneWords')}</EmptyState>}
              />
            </WithSidePane>
          );
        }}
      </QueryState>
    </>
  );
}

function useLeads(open: boolean) {
  const query = useInfiniteQuery(
    orpc.leads.list.infiniteOptions({
      input: (after: LeadId | null) => ({ open, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: (before) => before,
    }),
  );
  return { ...query, more: useMore(query) };
}

/** Leads, proven leads and persons side by side, never added up (N03). */
function Counts() {
  const { t } = useTranslation('leads');
  const { data } = useQuery(orpc.leads.counts.queryOptions({ input: {} }));
  if (data === undefined) return null;
  const { leads, open, overdue, proven, partly, disciplined, handled } = data;
  return (
    <span>
      {[
        t('count.leads', { n: leads }),
        t('count.open', { n: open }),
        ...(overdue > 0 ? [t('count.overdue', { n: overdue })] : []),
        t('count.proven', { n: proven }),
        ...(partly > 0 ? [t('count.partly', { n: partly })] : []),
        t('count.persons', { a: disciplined, b: handled }),
      ].join(' · ')}
    </span>
  );
}
