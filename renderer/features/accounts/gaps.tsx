import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './accounts.module.css';

/** The spans in which this account may have missed messages, each a red bar until somebody has looked at the phone. */
export function Gaps({ accountId, whyNoEdit }: { readonly accountId: AccountId; readonly whyNoEdit: string | null }) {
  const { t } = useTranslation('accounts');
  const query = useQuery(orpc.accounts.gaps.queryOptions({ input: { openOnly: true, limit: 500 } }));
  const acknowledge = useCommand(orpc.accounts.acknowledgeGap);
  const looked = async (id: number): Promise<void> => {
    if ((await acknowledge.run({ id })).ok) showToast({ text: t('gap.done') });
  };
  return (
    <QueryState query={query}>
      {({ gaps }) => {
        const own = gaps.filter((gap) => gap.accountId === accountId);
        if (own.length === 0) return <p>{t('gap.none')}</p>;
        return (
          <ul className={classes['gapList']}>
            {own.map(({ id, cause, lastSeenAt, firstSeenAt }) => (
              <li key={id} className={classes['gap']}>
                <span className={classes['cause']}>{t(`gap.cause.${cause}`)}</span>
                <span className={classes['span']}>
                  {t('gap.span', {
                    from: lastSeenAt === null ? t('gap.unknown') : formatDateTime(lastSeenAt),
                    to: firstSeenAt === null ? t('gap.still') : formatDateTime(firstSeenAt),
                  })}
                </span>
                <Button
                  title={t('gap.seenHint')}
                  unavailable={whyNoEdit}
                  disabled={acknowledge.isPending}
                  onClick={() => void looked(id)}
                >
                  {t('gap.seen')}
                </Button>
              </li>
            ))}
          </ul>
        );
      }}
    </QueryState>
  );
}
