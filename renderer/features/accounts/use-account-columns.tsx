import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRow } from '../../../contract/accounts.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { formatAgo } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import classes from './accounts.module.css';
import { HealthDots } from './health-signals.tsx';
import { useLampReason } from './use-lamp-reason.ts';

/** The columns of the register. */
export function useAccountColumns(): readonly Column<AccountRow>[] {
  const { t } = useTranslation('accounts');
  const { t: common } = useTranslation('common');
  const reason = useLampReason();
  const now = useNow(5_000);
  return useMemo(
    () => [
      {
        key: 'label',
        title: t('column.label'),
        width: 'minmax(110px, 1.2fr)',
        cell: ({ label, enabled }) => (
          <span className={enabled ? classes['label'] : classes['off']}>
            <ForeignLine text={label} />
          </span>
        ),
      },
      {
        key: 'lamp',
        title: t('column.lamp'),
        width: 'minmax(110px, 1.6fr)',
        cell: (account) => <LampCell account={account} why={reason(account.lampReason)} />,
      },
      {
        key: 'health',
        title: t('column.health'),
        width: '96px',
        cell: ({ health }) => <HealthDots health={health} />,
      },
      { key: 'holder', title: t('column.holder'), width: '84px', cell: ({ holder }) => holder },
      {
        key: 'connector',
        title: t('column.connector'),
        width: 'minmax(110px, 1fr)',
        cell: ({ connector }) => common(`connector.${connector}`),
      },
      { key: 'groups', title: t('column.groups'), width: '64px', align: 'end', cell: ({ groups }) => groups },
      {
        key: 'today',
        title: t('column.today'),
        width: '84px',
        align: 'end',
        cell: ({ messagesToday }) => messagesToday.toLocaleString('zh-CN'),
      },
      {
        key: 'last',
        title: t('column.last'),
        width: '104px',
        align: 'end',
        cell: ({ lastMessageAt }) =>
          lastMessageAt === null ? (
            <span className={classes['faint']}>{t('never')}</span>
          ) : (
            formatAgo(common, lastMessageAt, now)
          ),
      },
      {
        key: 'setAside',
        title: t('column.setAside'),
        width: '78px',
        align: 'end',
        cell: ({ setAside }) =>
          setAside > 0 ? (
            <span className={classes['soon']}>{setAside}</span>
          ) : (
            <span className={classes['faint']}>0</span>
          ),
      },
      {
        key: 'gaps',
        title: t('column.gaps'),
        width: '72px',
        align: 'end',
        cell: ({ openGaps }) => <GapCell count={openGaps} />,
      },
    ],
    [t, common, reason, now],
  );
}

function LampCell({ account, why }: { readonly account: AccountRow; readonly why: string | null }) {
  return (
    <span className={classes['lampCell']}>
      <Lamp lamp={account.lamp} reason={why} />
      {why !== null && account.lamp !== 'online' && <span className={classes['why']}>{why}</span>}
    </span>
  );
}

/** Each open gap is a red bar, at most five of them drawn. */
function GapCell({ count }: { readonly count: number }) {
  if (count === 0) return <span className={classes['faint']}>0</span>;
  return (
    <span className={classes['gaps']}>
      {Array.from({ length: Math.min(count, 5) }, (_, index) => (
        <i key={index} className={classes['bar']} />
      ))}
      {count}
    </span>
  );
}
