import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patroller } from '../../../contract/patrol.ts';
import { orpc } from '../../data/client.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { WithSidePane } from '../../ui/side-pane.tsx';
import { formatSpan, formatTime } from '../../ui/time.ts';
import { QuotaDialog } from './quota-dialog.tsx';
import { VisitsPane } from './visits-pane.tsx';

/** What each patroller has read today against the quota, and the visits of whoever is chosen (F03, R04). */
export function PeopleView() {
  const { t } = useTranslation('patrol');
  const { t: common } = useTranslation('common');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [editing, setEditing] = useState<Patroller | null>(null);
  const query = useQuery(orpc.patrol.people.queryOptions({ input: {}, meta: { refreshEvery: 3_000 } }));
  const columns = usePeopleColumns();
  const people = query.data?.people ?? [];
  const current = people.find(({ id }) => id === currentId) ?? people[0] ?? null;
  const whyNot = useMay('patrol.manage') ? null : common('failure.not-allowed');
  const edit = (): void => setEditing(current);
  useCommands([
    {
      ...{ id: 'patrol.quota', title: t('command.quota'), group: t('command.group'), keys: ['KeyE'], hint: true },
      ...{ unavailable: whyNot, run: edit },
    },
  ]);
  return (
    <QueryState query={query}>
      {() => (
        <WithSidePane
          pane={
            <VisitsPane
              person={current}
              actions={
                <Button keys="KeyE" unavailable={whyNot} onClick={edit}>
                  {t('command.quota')}
                </Button>
              }
            />
          }
        >
          <DataTable
            label={t('view.people')}
            columns={columns}
            rows={people}
            idOf={({ id }) => id}
            currentId={current?.id ?? null}
            onCurrent={({ id }) => setCurrentId(id)}
            empty={<EmptyState title={t('people.none')} />}
          />
          {editing !== null && <QuotaDialog person={editing} onClose={() => setEditing(null)} />}
        </WithSidePane>
      )}
    </QueryState>
  );
}

function usePeopleColumns(): readonly Column<Patroller>[] {
  const { t } = useTranslation('patrol');
  const { t: common } = useTranslation('common');
  return useMemo(
    () => [
      { key: 'name', title: t('people.column.name'), width: 'minmax(100px, 1fr)', cell: ({ name }) => name },
      {
        ...{ key: 'groups', title: t('people.column.groups'), width: '90px', align: 'end' },
        cell: ({ groups }) => groups,
      },
      {
        ...{ key: 'quota', title: t('people.column.quota'), width: '80px', align: 'end' },
        cell: ({ quota }) => quota ?? t('people.noQuota'),
      },
      {
        ...{ key: 'progress', title: t('people.column.progress'), width: 'minmax(130px, 1fr)' },
        cell: ({ name, groups, quota }) =>
          quota === null ? (
            ''
          ) : (
            <ProgressBar
              label={t('people.progressOf', { name })}
              percent={Math.min(100, Math.floor((groups / quota) * 100))}
              quiet={groups < quota}
            />
          ),
      },
      {
        ...{ key: 'messages', title: t('people.column.messages'), width: '150px', align: 'end' },
        cell: ({ messages, marked }) =>
          marked === 0 ? messages : `${messages}（${t('people.marked', { n: marked })}）`,
      },
      {
        ...{ key: 'dwell', title: t('people.column.dwell'), width: '90px', align: 'end' },
        cell: ({ dwell }) => formatSpan(common, dwell),
      },
      {
        ...{ key: 'last', title: t('people.column.last'), width: '100px', align: 'end' },
        cell: ({ lastAt }) => (lastAt === null ? t('people.never') : formatTime(lastAt)),
      },
    ],
    [t, common],
  );
}
