import { useQuery } from '@tanstack/react-query';
import { Plus, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRow, SilenceRow } from '../../../contract/accounts.ts';
import { orpc } from '../../data/client.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { WithSidePane } from '../../ui/side-pane.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { AccountDetail } from './account-detail.tsx';
import { AccountDialog } from './account-dialog.tsx';
import { ACCOUNT_VIEWS, accountsOf, countViews, type AccountView } from './account-views.ts';
import { LoadDrawer } from './load-drawer.tsx';
import { ReverseAddress } from './reverse-address.tsx';
import { SetAsideDrawer, type SetAsideOf } from './set-aside-drawer.tsx';
import { SilenceDialog } from './silence-dialog.tsx';
import { useFetchGaps } from './use-fetch-gaps.ts';
import { useAccountColumns } from './use-account-columns.tsx';

/** 监看账号: the fifty phones, whether each gets through, and what may have been missed. */
export function AccountsPage() {
  const { t } = useTranslation('accounts');
  const query = useQuery(orpc.accounts.list.queryOptions({ input: {}, meta: { refreshEvery: 1_000 } }));
  return (
    <QueryState query={query}>
      {({ accounts, reversePort }) => <Accounts accounts={accounts} reversePort={reversePort} title={t('title')} />}
    </QueryState>
  );
}

function Accounts({
  accounts,
  reversePort,
  title,
}: {
  readonly accounts: readonly AccountRow[];
  readonly reversePort: number | null;
  readonly title: string;
}) {
  const { t } = useTranslation('accounts');
  const mayEdit = useMay('account.edit');
  const { t: common } = useTranslation('common');
  const [view, setView] = useState<AccountView>('all');
  const [words, setWords] = useState('');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [editing, setEditing] = useState<AccountRow | 'new' | null>(null);
  const [noting, setNoting] = useState<SilenceRow | null>(null);
  const [isLoadOpen, setLoadOpen] = useState(false);
  const whyNoLoad = useMay('account.balance') ? null : common('failure.not-allowed');
  const [setAside, setSetAside] = useState<SetAsideOf | null>(null);
  const columns = useAccountColumns();
  const shown = useMemo(() => accountsOf(accounts, view, words), [accounts, view, words]);
  const counts = useMemo(() => countViews(accounts), [accounts]);
  const current = shown.find(({ id }) => id === currentId) ?? shown[0] ?? null;
  const whyNot = mayEdit ? null : common('failure.not-allowed');
  const fetch = useFetchGaps(current);
  const whyNoNote = useMay('account.tend') ? null : common('failure.not-allowed');
  useCommands([
    {
      id: 'accounts.add',
      title: t('command.add'),
      group: t('command.group'),
      keys: ['KeyN'],
      hint: true,
      unavailable: whyNot,
      run: () => setEditing('new'),
    },
    {
      id: 'accounts.edit',
      title: t('command.edit'),
      group: t('command.group'),
      keys: ['KeyE'],
      hint: true,
      unavailable: whyNot,
      run: () => setEditing(current),
    },
    {
      id: 'accounts.load',
      title: t('command.load'),
      group: t('command.group'),
      keys: ['KeyL'],
      hint: true,
      unavailable: whyNoLoad,
      run: () => setLoadOpen(true),
    },
    {
      id: 'accounts.note',
      title: t('command.note'),
      group: t('command.group'),
      keys: ['KeyR'],
      hint: true,
      unavailable: whyNoNote ?? (current?.silence == null ? t('silence.none') : null),
      run: () => setNoting(current?.silence ?? null),
    },
  ]);
  return (
    <Page
      title={title}
      about={<About accounts={accounts} />}
      actions={
        <>
          <Button keys="KeyL" unavailable={whyNoLoad} onClick={() => setLoadOpen(true)}>
            {t('load.open')}
          </Button>
          <Button
            tone="primary"
            icon={<Plus size={15} />}
            keys="KeyN"
            unavailable={whyNot}
            onClick={() => setEditing('new')}
          >
            {t('add')}
          </Button>
        </>
      }
    >
      <Toolbar label={t('view.label')} end={<ReverseAddress port={reversePort} />}>
        <Segmented
          label={t('view.label')}
          segments={ACCOUNT_VIEWS.map((value) => ({ value, label: t(`view.${value}`), count: counts[value] }))}
          value={view}
          onChange={setView}
        />
        <TextField
          label={t('find')}
          placeholder={t('find')}
          icon={<Search size={14} />}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          data-search-field
        />
      </Toolbar>
      <WithSidePane
        pane={
          <AccountDetail
            account={current}
            port={reversePort}
            whyNoEdit={whyNot}
            fetch={fetch}
            whyNoNote={whyNoNote}
            onNote={() => setNoting(current?.silence ?? null)}
            onEdit={() => setEditing(current)}
            onSetAside={(account) => setSetAside({ accountId: account.id, label: account.label })}
          />
        }
      >
        <DataTable
          label={title}
          columns={columns}
          rows={shown}
          idOf={(account) => account.id}
          currentId={current?.id ?? null}
          onCurrent={(account) => setCurrentId(account.id)}
          onOpen={(account) => (mayEdit ? setEditing(account) : undefined)}
          empty={<EmptyState title={accounts.length === 0 ? t('none') : t('noMatch')} />}
        />
      </WithSidePane>
      {editing !== null && (
        <AccountDialog
          account={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={(id) => setCurrentId(id)}
        />
      )}
      {noting !== null && <SilenceDialog silence={noting} onClose={() => setNoting(null)} />}
      <LoadDrawer isOpen={isLoadOpen} onClose={() => setLoadOpen(false)} />
      <SetAsideDrawer of={setAside} onClose={() => setSetAside(null)} />
    </Page>
  );
}

function About({ accounts }: { readonly accounts: readonly AccountRow[] }) {
  const { t } = useTranslation('accounts');
  const sum = (figure: (account: AccountRow) => number): string =>
    accounts.reduce((total, account) => total + figure(account), 0).toLocaleString('zh-CN');
  return (
    <>
      {t('about', {
        n: accounts.length,
        groups: sum(({ groups }) => groups),
        messages: sum(({ messagesToday }) => messagesToday),
      })}
    </>
  );
}
