import { useTranslation } from 'react-i18next';
import type { AccountRow } from '../../../contract/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { Facts, PaneSection, SidePane } from '../../ui/side-pane.tsx';
import { formatAgo, formatDateTime } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { hasSecret } from './account-form.ts';
import { HealthFacts } from './health-signals.tsx';
import { Gaps, type FetchGaps } from './gaps.tsx';
import { SilenceSection } from './silence-section.tsx';
import { PostAddress } from './post-address.tsx';
import { peerAddressOf } from './peer-address.ts';
import { useLampReason } from './use-lamp-reason.ts';

interface AccountDetailProps {
  readonly account: AccountRow | null;
  /** Where peers dial in and post; null where the port could not be opened. */
  readonly port: number | null;
  readonly whyNoEdit: string | null;
  readonly fetch: FetchGaps;
  readonly whyNoNote: string | null;
  readonly onNote: () => void;
  readonly onEdit: () => void;
  readonly onSetAside: (account: AccountRow) => void;
}

/** Everything about one account, its gaps and what it could not read. */
export function AccountDetail({
  account,
  port,
  whyNoEdit,
  fetch,
  whyNoNote,
  onNote,
  onEdit,
  onSetAside,
}: AccountDetailProps) {
  const { t } = useTranslation('accounts');
  if (account === null) {
    return (
      <SidePane title={t('title')} label={t('title')}>
        <EmptyState title={t('choose')} />
      </SidePane>
    );
  }
  return (
    <SidePane
      title={account.label}
      label={account.label}
      actions={
        <Button keys="KeyE" unavailable={whyNoEdit} onClick={onEdit}>
          {t('edit')}
        </Button>
      }
    >
      <AccountFacts account={account} port={port} />
      <SilenceSection account={account} whyNoNote={whyNoNote} onNote={onNote} />
      <PaneSection title={t('gap.title')}>
        <Gaps accountId={account.id} whyNoEdit={whyNoEdit} fetch={fetch} />
      </PaneSection>
      <PaneSection title={t('health.title')}>
        <HealthFacts health={account.health} />
      </PaneSection>
      <PaneSection title={t('setAside.title')}>
        {account.setAside === 0 ? (
          <p>{t('setAside.none')}</p>
        ) : (
          <Button onClick={() => onSetAside(account)}>{t('setAside.open', { n: account.setAside })}</Button>
        )}
      </PaneSection>
    </SidePane>
  );
}

function AccountFacts({ account, port }: { readonly account: AccountRow; readonly port: number | null }) {
  const { t } = useTranslation('accounts');
  const { t: common } = useTranslation('common');
  const reason = useLampReason();
  const now = useNow(5_000);
  const peer = peerAddressOf(account, port);
  const { lamp, lampReason, lampSince, lastMessageAt, settings } = account;
  return (
    <Facts
      facts={[
        [t('fact.lamp'), <Lamp lamp={lamp} />],
        ...(lampReason === null ? [] : [[t('fact.why'), reason(lampReason)] as const]),
        ...(lampSince === null ? [] : [[t('fact.since'), formatDateTime(lampSince)] as const]),
        [t('fact.holder'), account.holder],
        [t('fact.role'), common(`accountRole.${account.role}`)],
        [t('fact.connector'), common(`connector.${account.connector}`)],
        ...(account.selfId === null ? [] : [[t('fact.selfId'), account.selfId] as const]),
        ...(peer === null ? [] : [[t(peer.label), <PostAddress address={peer.address} />] as const]),
        ...(settings.url === null ? [] : [[t('fact.address'), settings.url] as const]),
        ...(hasSecret(account.connector)
          ? [[t('fact.token'), settings.hasToken ? t('tokenSet') : t('tokenNone')] as const]
          : []),
        ...(account.peerVersion === null ? [] : [[t('fact.peer'), account.peerVersion] as const]),
        [t('fact.groups'), account.groups],
        [t('fact.today'), account.messagesToday.toLocaleString('zh-CN')],
        [
          t('fact.last'),
          lastMessageAt === null
            ? t('never')
            : `${formatDateTime(lastMessageAt)}（${formatAgo(common, lastMessageAt, now)}）`,
        ],
      ]}
    />
  );
}
