import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Duty } from '../../../contract/shifts.ts';
import { orpc, type ServiceClient } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useNow } from '../../ui/use-now.ts';
import { DutyDialog } from './duty-dialog.tsx';
import { PatrolSettingsDialog } from './patrol-settings-dialog.tsx';
import classes from './patrol.module.css';
import { clockOfDay } from './typed-values.ts';

export type Watch = Awaited<ReturnType<ServiceClient['shifts']['watch']>>;

/** Whom urgent words page now, and the duties of the night watch (U14). */
export function WatchView() {
  const { t } = useTranslation('patrol');
  const query = useQuery(orpc.shifts.watch.queryOptions({ input: {} }));
  return <QueryState query={query}>{(watch) => <Duties watch={watch} label={t('view.watch')} />}</QueryState>;
}

function Duties({ watch, label }: { readonly watch: Watch; readonly label: string }) {
  const { t } = useTranslation('patrol');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [over, setOver] = useState<'duty' | 'settings' | null>(null);
  const columns = useDutyColumns();
  const current = watch.duties.find(({ id }) => id === currentId) ?? watch.duties[0] ?? null;
  const { whyNot, remove } = useWatchCommands(current, setOver);
  return (
    <>
      <Toolbar
        label={label}
        end={
          <>
            <Button keys="KeyE" unavailable={whyNot} onClick={() => setOver('settings')}>
              {t('command.settings')}
            </Button>
            <Button keys="Delete" unavailable={whyNot} disabled={current === null} onClick={remove}>
              {t('command.removeDuty')}
            </Button>
            <Button tone="primary" keys="KeyN" unavailable={whyNot} onClick={() => setOver('duty')}>
              {t('command.addDuty')}
            </Button>
          </>
        }
      />
      <WatchState watch={watch} />
      <DataTable
        label={label}
        columns={columns}
        rows={watch.duties}
        idOf={({ id }) => id}
        currentId={current?.id ?? null}
        onCurrent={({ id }) => setCurrentId(id)}
        empty={<EmptyState title={t('watch.none')}>{t('watch.noneWords')}</EmptyState>}
      />
      {over === 'duty' && <DutyDialog watch={watch} onClose={() => setOver(null)} />}
      {over === 'settings' && <PatrolSettingsDialog settings={watch.settings} onClose={() => setOver(null)} />}
    </>
  );
}

function WatchState({ watch }: { readonly watch: Watch }) {
  const { t } = useTranslation('patrol');
  const { isAtWork, onWatch, changesAt, settings } = watch;
  const { begins, ends } = settings.hours;
  const names = onWatch.map(({ name }) => name).join('、');
  const words = isAtWork ? t('watch.atWork') : names === '' ? t('watch.nobody') : t('watch.byWatch', { names });
  return (
    <section className={classes['state']} aria-label={t('watch.state')}>
      <strong>{words}</strong> · {t('watch.until', { time: formatDateTime(changesAt) })}
      <div className={classes['again']}>
        {t('watch.hours')}：{t('watch.hoursValue', { from: clockOfDay(begins), to: clockOfDay(ends) })} ·{' '}
        {t('watch.response')}：{t('watch.responseValue', { n: settings.responseMinutes })}
      </div>
    </section>
  );
}

function useWatchCommands(current: Duty | null, open: (over: 'duty' | 'settings') => void) {
  const { t } = useTranslation('patrol');
  const { t: common } = useTranslation('common');
  const removing = useCommand(orpc.shifts.removeDuty);
  const whyNot = useMay('patrol.manage') ? null : common('failure.not-allowed');
  const remove = (): void => {
    if (current === null) return;
    void removing.run({ id: current.id }).then(({ ok }) => {
      if (ok) showToast({ text: t('watch.removed') });
    });
  };
  const group = t('command.group');
  useCommands([
    {
      ...{ id: 'patrol.addDuty', title: t('command.addDuty'), group, keys: ['KeyN'], hint: true },
      ...{ unavailable: whyNot, run: () => open('duty') },
    },
    {
      ...{ id: 'patrol.settings', title: t('command.settings'), group, keys: ['KeyE'], hint: true },
      ...{ unavailable: whyNot, run: () => open('settings') },
    },
    {
      ...{ id: 'patrol.removeDuty', title: t('command.removeDuty'), group, keys: ['Delete'] },
      ...{ unavailable: whyNot ?? (current === null ? t('watch.none') : null), run: remove },
    },
  ]);
  return { whyNot, remove };
}

function useDutyColumns(): readonly Column<Duty>[] {
  const { t } = useTranslation('patrol');
  const now = useNow(30_000);
  return useMemo(
    () => [
      {
        key: 'person',
        title: t('watch.column.person'),
        width: 'minmax(120px, 1fr)',
        cell: ({ person }) => person.name,
      },
      { key: 'from', title: t('watch.column.from'), width: '160px', cell: ({ startsAt }) => formatDateTime(startsAt) },
      { key: 'to', title: t('watch.column.to'), width: '160px', cell: ({ endsAt }) => formatDateTime(endsAt) },
      {
        ...{ key: 'state', title: t('watch.column.state'), width: '120px' },
        cell: ({ startsAt }) => t(startsAt <= now ? 'watch.on' : 'watch.coming'),
      },
    ],
    [t, now],
  );
}
