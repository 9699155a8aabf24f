import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoadOfAccounts } from '../../../contract/accounts.ts';
import { orpc } from '../../data/client.ts';
import { shell } from '../../data/shell.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import { Drawer } from '../../ui/kit/drawer.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './accounts.module.css';
import { planAsLines } from './copy-plan.ts';

type Step = LoadOfAccounts['steps'][number];

/** What each phone carries against the limit, and which groups to move from which phone to which. */
export function LoadDrawer({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('accounts');
  return (
    <Drawer title={t('load.title')} open={isOpen} onClose={onClose} width={920}>
      {isOpen && <Load />}
    </Drawer>
  );
}

function Load() {
  const query = useQuery(orpc.accounts.load.queryOptions({ input: {}, meta: { refreshEvery: 5_000 } }));
  return <QueryState query={query}>{(load) => <LoadAndPlan load={load} />}</QueryState>;
}

function LoadAndPlan({ load }: { readonly load: LoadOfAccounts }) {
  const { t } = useTranslation('accounts');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const columns = useColumns();
  const { limit, phones, steps, withoutRoom } = load;
  const over = phones.filter(({ groups, role }) => role === 'monitor' && groups > limit).length;
  const copy = async (): Promise<void> => {
    await shell().copyText(planAsLines(steps, t('load.copyHead'), t('load.leaveOnly')));
    showToast({ text: t('load.copied', { n: steps.length }) });
  };
  return (
    <div className={classes['load']}>
      <p className={classes['aboutLine']}>
        {over === 0 ? t('load.even', { limit }) : t('load.about', { limit, over, steps: steps.length })}
        {withoutRoom > 0 && (
          <span className={classes['cause']}>
            {' '}
            {t('load.withoutRoom', { n: withoutRoom, phones: Math.ceil(withoutRoom / limit) })}
          </span>
        )}
      </p>
      <ol className={classes['loads']} aria-label={t('load.phones')}>
        {phones.map((phone) => (
          <PhoneLoad key={phone.id} phone={phone} limit={limit} most={phones[0]?.groups ?? limit} />
        ))}
      </ol>
      <h3>{t('load.steps')}</h3>
      <DataTable
        label={t('load.steps')}
        columns={columns}
        rows={steps}
        idOf={idOf}
        currentId={currentId}
        onCurrent={(step) => setCurrentId(idOf(step))}
        empty={<EmptyState title={t('load.even', { limit })} />}
      />
      <footer className={classes['loadFoot']}>
        {t('load.how')}
        <Button tone="primary" disabled={steps.length === 0} onClick={() => void copy()}>
          {t('load.copy')}
        </Button>
      </footer>
    </div>
  );
}

function PhoneLoad({
  phone,
  limit,
  most,
}: {
  readonly phone: LoadOfAccounts['phones'][number];
  readonly limit: number;
  readonly most: number;
}) {
  const { t } = useTranslation('accounts');
  const { label, holder, groups, role, enabled } = phone;
  const isOver = role === 'monitor' && groups > limit;
  const share = (n: number): string => `${(100 * n) / Math.max(limit * 1.25, most)}%`;
  return (
    <li className={classes['phone']}>
      <span title={holder}>
        <ForeignLine text={label} />
      </span>
      <span className={classes['gauge']} aria-hidden="true">
        <span
          className={classNames(classes['carried'], isOver && classes['beyond'])}
          style={{ width: share(groups) }}
        />
        <span className={classes['limit']} style={{ left: share(limit) }} />
      </span>
      <span className={isOver ? classes['cause'] : undefined}>
        {t('load.groups', { n: groups })}
        {isOver && ` · ${t('load.over', { n: groups - limit })}`}
        {role === 'duty' && ` · ${t('load.duty')}`}
        {!enabled && ` · ${t('load.off')}`}
      </span>
    </li>
  );
}

function idOf({ groupId, from }: Step): string {
  return `${groupId} ${from}`;
}

function useColumns(): readonly Column<Step>[] {
  const { t } = useTranslation('accounts');
  return useMemo(
    () => [
      {
        key: 'group',
        title: t('load.column.group'),
        width: 'minmax(180px, 2fr)',
        cell: ({ groupName }) => groupName,
      },
      {
        key: 'place',
        title: t('load.column.place'),
        width: 'minmax(120px, 1fr)',
        cell: ({ countyName, villageName }) => [countyName, villageName].filter(Boolean).join(' · '),
      },
      { key: 'from', title: t('load.column.from'), width: 'minmax(110px, 1fr)', cell: ({ from }) => from },
      {
        key: 'to',
        title: t('load.column.to'),
        width: 'minmax(110px, 1fr)',
        cell: ({ to }) => to ?? t('load.leaveOnly'),
      },
    ],
    [t],
  );
}
