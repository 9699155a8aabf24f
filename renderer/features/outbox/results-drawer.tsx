import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostRow } from '../../../contract/outbox.ts';
import type { GroupId } from '../../../domain/ids.ts';
import { RECIPIENT_STATES, type OutcomeReason, type RecipientState } from '../../../domain/outbox/post.ts';
import { orpc, type ServiceClient } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import { Drawer } from '../../ui/kit/drawer.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './outbox.module.css';

type Recipient = Awaited<ReturnType<ServiceClient['outbox']['recipients']>>['recipients'][number];

const PAGE = 200;
const TONES: Readonly<Partial<Record<RecipientState, string>>> = { sent: 'good', failed: 'bad', unknown: 'warn' };

/** What became of a post in each group; an unknown outcome is settled here by whoever has looked into the group. */
export function ResultsDrawer({ post, onClose }: { readonly post: PostRow; readonly onClose: () => void }) {
  const { t } = useTranslation('outbox');
  const bar = useRef<HTMLDivElement>(null);
  const [chosen, setState] = useState(() => firstLookedAt(post));
  // What was looked at may be settled, or sent again, meanwhile.
  const state = chosen !== 'all' && post.counts[chosen] === 0 ? 'all' : chosen;
  const list = useRef<HTMLUListElement>(null);
  useFocusKept(list, bar);
  const query = useRecipients(post, state === 'all' ? null : state);
  const segments = [
    { value: 'all' as const, label: t('results.all') },
    ...RECIPIENT_STATES.filter((each) => post.counts[each] > 0).map((value) => ({
      ...{ value, label: t(`recipient.${value}`), count: post.counts[value] },
    })),
  ];
  return (
    <Drawer
      title={t('results.title')}
      open
      onClose={onClose}
      width={720}
      // The arrows then choose what is listed.
      onOpened={() => chosenIn(bar)?.focus()}
    >
      <div ref={bar} className={classes['bar']}>
        <Segmented label={t('results.title')} segments={segments} value={state} onChange={setState} />
      </div>
      <QueryState query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.recipients);
          if (rows.length === 0) return <EmptyState title={t('results.none')} />;
          return (
            <ul ref={list} className={classes['rows']} aria-label={t('results.title')}>
              {rows.map((row) => (
                <ResultRow key={row.groupId} post={post} row={row} />
              ))}
              {query.hasNextPage && (
                <li className={classes['row']}>
                  <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('results.more')}
                  </Button>
                </li>
              )}
            </ul>
          );
        }}
      </QueryState>
    </Drawer>
  );
}

function chosenIn(bar: RefObject<HTMLElement | null>): HTMLElement | null {
  return bar.current?.querySelector<HTMLElement>('[aria-checked="true"]') ?? null;
}

/** The buttons of a row go when it is settled: the next row that asks something has the focus then, else the filter. */
function useFocusKept(list: RefObject<HTMLElement | null>, bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    (list.current?.querySelector<HTMLElement>('button:enabled') ?? chosenIn(bar))?.focus();
  });
}

/** What somebody has to do something about comes first. */
function firstLookedAt({ counts }: PostRow): RecipientState | 'all' {
  return (['unknown', 'failed'] as const).find((state) => counts[state] > 0) ?? 'all';
}

function useRecipients({ id }: PostRow, state: RecipientState | null) {
  return useInfiniteQuery(
    orpc.outbox.recipients.infiniteOptions({
      input: (after: GroupId | null) => ({ id, state, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: (before) => before,
      meta: { refreshEvery: 1_000 },
    }),
  );
}

function ResultRow({ post, row }: { readonly post: PostRow; readonly row: Recipient }) {
  const { t } = useTranslation('outbox');
  const { state, reason, detail, attempts, settledAt, attemptedAt, accountLabel, recall, wasEchoed } = row;
  const at = settledAt ?? attemptedAt;
  const notes = [
    ...(reason === null ? [] : [t(`reason.${reason as OutcomeReason}`, { detail: detail ?? '' })]),
    ...(wasEchoed ? [t('results.echoed')] : []),
    ...(recall === 'asked' ? [t('results.recallAsked')] : []),
    ...(attempts > 1 ? [t('results.attempts', { n: attempts })] : []),
    ...(accountLabel === null ? [] : [accountLabel]),
    ...(at === null ? [] : [formatDateTime(at)]),
  ];
  return (
    <li className={classes['row']}>
      <span>
        <ForeignLine text={row.groupName} />{' '}
        <span className={classes['faint']}>{[row.countyName, row.villageName].filter(Boolean).join(' ')}</span>
      </span>
      <span className={classes['rowEnd']}>
        {state === 'unknown' && <Settle post={post} row={row} />}
        <span className={classes[TONES[state] ?? 'faint']}>{t(`recipient.${state}`)}</span>
      </span>
      <span className={classes['faint']}>
        {recall === 'refused' && <span className={classes['warn']}>{t('results.recallRefused')} · </span>}
        {notes.join(' · ')}
      </span>
    </li>
  );
}

function Settle({ post, row }: { readonly post: PostRow; readonly row: Recipient }) {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const settle = useCommand(orpc.outbox.settle);
  const whyNot = useMay('post.steer') ? null : common('failure.not-allowed');
  const say = async (stands: boolean): Promise<void> => {
    const outcome = await settle.run({ id: post.id, groupId: row.groupId, stands });
    if (outcome.ok) showToast({ text: t('done.settle') });
  };
  return (
    <>
      <Button tone="quiet" unavailable={whyNot} disabled={settle.isPending} onClick={() => void say(true)}>
        {t('results.stands')}
      </Button>
      <Button tone="quiet" unavailable={whyNot} disabled={settle.isPending} onClick={() => void say(false)}>
        {t('results.missing')}
      </Button>
    </>
  );
}
