import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Archive, Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditFilter } from '../../../contract/audit.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { WithSidePane } from '../../ui/side-pane.tsx';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import { AuditDetail } from './audit-detail.tsx';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { ChainStrip } from './chain-strip.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { EVERYTHING, isEverything } from './no-filter.ts';
import { RegisterDrawer } from './register-drawer.tsx';
import { useAuditColumns } from './use-audit-columns.tsx';
import { useVerification } from './use-verification.ts';

const PAGE = 200;

/** 审计: the log, newest first, under the state of its chain. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  const [filter, setFilter] = useState<AuditFilter>(EVERYTHING);
  const [over, setOver] = useState<'export' | 'register' | 'acknowledge' | null>(null);
  const verification = useVerification();
  const state = useQuery(orpc.audit.state.queryOptions({ input: {}, meta: { refreshEvery: 2_000 } }));
  const group = t('command.group');
  const close = (): void => setOver(null);
  useCommands([
    { id: 'audit.verify', title: t('command.verify'), group, keys: ['KeyV'], hint: true, run: verification.start },
    { id: 'audit.export', title: t('command.export'), group, keys: ['KeyE'], hint: true, run: () => setOver('export') },
    {
      ...{ id: 'audit.register', title: t('command.register'), group, keys: ['KeyR'], hint: true },
      run: () => setOver('register'),
    },
    { id: 'audit.clear', title: t('command.clear'), group, keys: ['KeyX'], run: () => setFilter(EVERYTHING) },
  ]);
  return (
    <Page
      title={t('title')}
      about={t('about')}
      actions={
        <>
          <Button icon={<Archive size={15} />} keys="KeyR" onClick={() => setOver('register')}>
            {t('register.open')}
          </Button>
          <Button icon={<Download size={15} />} keys="KeyE" onClick={() => setOver('export')}>
            {t('export.button')}
          </Button>
        </>
      }
    >
      <ChainStrip state={state.data} verification={verification} onAcknowledge={() => setOver('acknowledge')} />
      <AuditFilterBar filter={filter} people={state.data?.people ?? []} onChange={setFilter} />
      <Entries filter={filter} onFilter={setFilter} />
      <ExportDialog open={over === 'export'} onClose={close} />
      <RegisterDrawer open={over === 'register'} onClose={close} />
      <AcknowledgeDialog open={over === 'acknowledge'} onClose={close} />
    </Page>
  );
}

function Entries({
  filter,
  onFilter,
}: {
  readonly filter: AuditFilter;
  readonly onFilter: (filter: AuditFilter) => void;
}) {
  const { t } = useTranslation('audit');
  const [currentSeq, setCurrentSeq] = useState<number | null>(null);
  const columns = useAuditColumns();
  const query = useInfiniteQuery(
    orpc.audit.list.infiniteOptions({
      input: (before: number | null) => ({ filter, before, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: (before) => before,
      meta: { refreshEvery: 2_000 },
    }),
  );
  const more = useMore(query);
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.entries);
        const current = rows.find(({ seq }) => seq === currentSeq) ?? rows[0] ?? null;
        return (
          <WithSidePane
            pane={<AuditDetail entry={current} onSameRow={(entityId) => onFilter({ ...EVERYTHING, entityId })} />}
          >
            <DataTable
              label={t('title')}
              columns={columns}
              rows={rows}
              idOf={({ seq }) => `entry-${seq}`}
              currentId={current === null ? null : `entry-${current.seq}`}
              onCurrent={({ seq }) => setCurrentSeq(seq)}
              onNearEnd={more}
              empty={<EmptyState title={t(isEverything(filter) ? 'none' : 'noMatch')} />}
            />
          </WithSidePane>
        );
      }}
    </QueryState>
  );
}
