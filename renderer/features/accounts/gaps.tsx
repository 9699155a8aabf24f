import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { GapRow } from '../../../contract/accounts.ts';
import type { AccountId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { formatDateTime, formatTime } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './accounts.module.css';
import { GapTimeline } from './gap-timeline.tsx';

interface GapsProps {
  readonly accountId: AccountId;
  /** Why this person may not mark a gap as looked at; null where they may. */
  readonly whyNoEdit: string | null;
  readonly fetch: FetchGaps;
}

/** Asking again for what gaps may have cost. */
export interface FetchGaps {
  readonly whyNot: string | null;
  readonly run: (gaps: readonly GapRow[]) => void;
}

/** The spans in which this account may have missed messages, each a red bar until history or a person has closed it. */
export function Gaps({ accountId, whyNoEdit, fetch }: GapsProps) {
  const { t } = useTranslation('accounts');
  const input = { accountId, openOnly: false, limit: 500 };
  const query = useQuery(orpc.accounts.gaps.queryOptions({ input }));
  return (
    <QueryState query={query}>
      {({ gaps }) => {
        const open = gaps.filter(({ state }) => state === 'open');
        return (
          <>
            {gaps.length > 0 && <GapTimeline gaps={gaps} />}
            {open.length === 0 && <p>{t('gap.none')}</p>}
            <ul className={classes['gapList']}>
              {open.map((gap) => (
                <OpenGap key={gap.id} gap={gap} whyNoEdit={whyNoEdit} fetch={fetch} />
              ))}
            </ul>
          </>
        );
      }}
    </QueryState>
  );
}

function OpenGap({ gap, whyNoEdit, fetch }: { readonly gap: GapRow } & Omit<GapsProps, 'accountId'>) {
  const { t } = useTranslation('accounts');
  const acknowledge = useCommand(orpc.accounts.acknowledgeGap);
  const { id, cause, lastSeenAt, firstSeenAt, backfill, isFetching } = gap;
  const looked = async (): Promise<void> => {
    if ((await acknowledge.run({ id })).ok) showToast({ text: t('gap.done') });
  };
  return (
    <li className={classes['gap']}>
      <span className={classes['cause']}>{t(`gap.cause.${cause}`)}</span>
      <span className={classes['span']}>
        {t('gap.span', {
          from: lastSeenAt === null ? t('gap.unknown') : formatDateTime(lastSeenAt),
          to: firstSeenAt === null ? t('gap.still') : formatDateTime(firstSeenAt),
        })}
      </span>
      <span className={classes['outcome']}>
        <Outcome gap={gap} />
      </span>
      <span className={classes['gapActs']}>
        {backfill === 'can' && (
          <Button
            keys="KeyF"
            title={t('gap.fetchHint')}
            unavailable={fetch.whyNot}
            disabled={isFetching}
            onClick={() => fetch.run([gap])}
          >
            {t('gap.fetch')}
          </Button>
        )}
        <Button
          title={t('gap.seenHint')}
          unavailable={whyNoEdit}
          disabled={acknowledge.isPending}
          onClick={() => void looked()}
        >
          {t('gap.seen')}
        </Button>
      </span>
    </li>
  );
}

/** How the last asking ended, that one is under way, or why there can be none. */
function Outcome({ gap: { backfill, isFetching, fetchedAt, fetchOutcome, fetchFound } }: { readonly gap: GapRow }) {
  const { t } = useTranslation('accounts');
  if (isFetching) return <>{t('gap.fetching')}</>;
  if (backfill !== 'can') return <>{t(`gap.backfill.${backfill}`)}</>;
  if (fetchOutcome === null || fetchedAt === null) return null;
  return <>{t(`gap.outcome.${fetchOutcome}`, { at: formatTime(fetchedAt), n: fetchFound ?? 0 })}</>;
}
