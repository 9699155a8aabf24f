import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpRequest } from '../../../contract/answers.ts';
import { orpc } from '../../data/client.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { formatShort } from '../../ui/time.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './answers.module.css';
import { FinishDialog } from './finish-dialog.tsx';

const SHOWN = 200;

/** 代办: what somebody waits to be helped with, then what was done and by whom (F26). */
export function HelpView() {
  const { t } = useTranslation('answers');
  const { t: common } = useTranslation('common');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [finishing, setFinishing] = useState<HelpRequest | null>(null);
  const query = useQuery(orpc.help.list.queryOptions({ input: { limit: SHOWN }, meta: { refreshEvery: 3_000 } }));
  const columns = useHelpColumns();
  const requests = query.data?.requests ?? [];
  const current = requests.find(({ id }) => id === currentId) ?? requests[0] ?? null;
  const allowed = useMay('answer.give') ? null : common('failure.not-allowed');
  const ofCurrent = current === null ? t('none.help') : current.done === null ? null : t('help.over');
  const whyNot = allowed ?? ofCurrent;
  const finish = (): void => setFinishing(current);
  useCommands([
    {
      ...{ id: 'answers.finish', title: t('command.finish'), group: t('command.group'), keys: ['KeyF'], hint: true },
      ...{ unavailable: whyNot, run: finish },
    },
  ]);
  return (
    <>
      <Toolbar
        label={t('view.help')}
        end={
          <>
            {query.data !== undefined && t('help.waiting', { n: query.data.waiting })}
            <Button tone="primary" keys="KeyF" unavailable={whyNot} onClick={finish}>
              {t('command.finish')}
            </Button>
          </>
        }
      />
      <QueryState query={query}>
        {() => (
          <DataTable
            label={t('view.help')}
            columns={columns}
            rows={requests}
            idOf={({ id }) => id}
            currentId={current?.id ?? null}
            onCurrent={({ id }) => setCurrentId(id)}
            empty={<EmptyState title={t('none.help')} />}
          />
        )}
      </QueryState>
      {finishing !== null && <FinishDialog request={finishing} onClose={() => setFinishing(null)} />}
    </>
  );
}

function useHelpColumns(): readonly Column<HelpRequest>[] {
  const { t } = useTranslation('answers');
  const { t: common } = useTranslation('common');
  const now = useNow(60_000);
  return useMemo(
    () => [
      {
        ...{ key: 'state', title: t('column.state'), width: '200px' },
        cell: ({ done }) =>
          done === null ? (
            <span className={classes['waits']}>○ {t('help.waits')}</span>
          ) : (
            `✓ ${t('help.doneBy', { name: done.by, time: formatShort(done.at, now) })}`
          ),
      },
      { key: 'kind', title: t('column.kind'), width: '120px', cell: ({ kind }) => common(`helpKind.${kind}`) },
      { key: 'what', title: t('column.what'), width: 'minmax(200px, 2fr)', cell: ({ what }) => what },
      { key: 'sender', title: t('column.sender'), width: '110px', cell: ({ senderName }) => senderName },
      {
        ...{ key: 'group', title: t('column.group'), width: 'minmax(140px, 1fr)' },
        cell: ({ groupName, villageName }) => [groupName, villageName].filter(Boolean).join(' · '),
      },
      {
        ...{ key: 'at', title: t('column.at'), width: '110px', align: 'end' },
        cell: ({ registeredAt }) => formatShort(registeredAt, now),
      },
    ],
    [t, common, now],
  );
}
