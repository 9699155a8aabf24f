import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOver } from '../../../contract/shifts.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay, useSession } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { WithSidePane } from '../../ui/side-pane.tsx';
import { formatDateTime, formatTime } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { HandOverPane } from './hand-over-pane.tsx';
import classes from './patrol.module.css';

const SHOWN = 100;

/** Hand-overs at the change of shift, newest first; N hands over, T takes over. */
export function ShiftsView() {
  const { t } = useTranslation('patrol');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [isHanding, setIsHanding] = useState(false);
  const query = useQuery(orpc.shifts.handOvers.queryOptions({ input: { limit: SHOWN } }));
  const columns = useHandOverColumns();
  const rows = query.data?.handOvers ?? [];
  const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;
  const { handing, taking, takeOver } = useShiftCommands(current, () => setIsHanding(true));
  return (
    <>
      <Toolbar
        label={t('view.shifts')}
        end={
          <>
            <Button keys="KeyT" unavailable={taking} onClick={takeOver}>
              {t('command.takeOver')}
            </Button>
            <Button tone="primary" keys="KeyN" unavailable={handing} onClick={() => setIsHanding(true)}>
              {t('command.handOver')}
            </Button>
          </>
        }
      />
      <QueryState query={query}>
        {() => (
          <WithSidePane pane={<HandOverPane handOver={current} />}>
            <DataTable
              label={t('view.shifts')}
              columns={columns}
              rows={rows}
              idOf={({ id }) => id}
              currentId={current?.id ?? null}
              onCurrent={({ id }) => setCurrentId(id)}
              empty={<EmptyState title={t('shifts.none')} />}
            />
          </WithSidePane>
        )}
      </QueryState>
      {isHanding && <HandOverDialog onClose={() => setIsHanding(false)} />}
    </>
  );
}

function useShiftCommands(current: HandOver | null, hand: () => void) {
  const { t } = useTranslation('patrol');
  const { t: common } = useTranslation('common');
  const self = useSession()?.person?.id;
  const take = useCommand(orpc.shifts.takeOver);
  const handing = useMay('message.triage') ? null : common('failure.not-allowed');
  const ofCurrent =
    current === null || current.taken !== null
      ? t('shifts.none')
      : current.handedBy.id === self
        ? common('shiftRefusal.own-hand-over')
        : null;
  const taking = handing ?? ofCurrent;
  const takeOver = (): void => {
    if (current === null) return;
    void take.run({ id: current.id }).then(({ ok }) => {
      if (ok) showToast({ text: t('shifts.taken') });
    });
  };
  const group = t('command.group');
  useCommands([
    {
      ...{ id: 'patrol.handOver', title: t('command.handOver'), group, keys: ['KeyN'], hint: true },
      ...{ unavailable: handing, run: hand },
    },
    {
      ...{ id: 'patrol.takeOver', title: t('command.takeOver'), group, keys: ['KeyT'], hint: true },
      ...{ unavailable: taking, run: takeOver },
    },
  ]);
  return { handing, taking, takeOver };
}

function useHandOverColumns(): readonly Column<HandOver>[] {
  const { t } = useTranslation('patrol');
  return useMemo(
    () => [
      {
        ...{ key: 'at', title: t('shifts.column.at'), width: '140px' },
        cell: ({ handedAt }) => formatDateTime(handedAt),
      },
      { key: 'from', title: t('shifts.column.from'), width: '90px', cell: ({ handedBy }) => handedBy.name },
      {
        ...{ key: 'to', title: t('shifts.column.to'), width: '140px' },
        cell: ({ taken }) =>
          taken === null ? (
            <span className={classes['waits']}>{t('shifts.waits')}</span>
          ) : (
            t('shifts.takenBy', { name: taken.by.name, time: formatTime(taken.at) })
          ),
      },
      {
        ...{ key: 'open', title: t('shifts.column.open'), width: 'minmax(190px, 1fr)' },
        cell: ({ figures: { toRead, covered, questions, urgent } }) =>
          t('shifts.brief', { left: toRead - covered, questions, urgent }),
      },
      { key: 'note', title: t('shifts.column.note'), width: 'minmax(160px, 2fr)', cell: ({ note }) => note },
    ],
    [t],
  );
}
