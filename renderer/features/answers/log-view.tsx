import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GivenAnswer } from '../../../contract/answers.ts';
import { DAY_MS, instant } from '../../../domain/time/instant.ts';
import { dayStart } from '../../../domain/time/shanghai.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ForeignText } from '../../ui/foreign-text.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Facts, PaneSection, SidePane, WithSidePane } from '../../ui/side-pane.tsx';
import { formatShort } from '../../ui/time.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './answers.module.css';
import { copyAnswer } from './copy-answer.ts';

const PAGE = 100;

/** What was answered, newest first, and how many by county (F25). */
export function LogView() {
  const { t } = useTranslation('answers');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const query = useLog();
  const counts = useCounts();
  const columns = useLogColumns();
  const rows = query.data?.pages.flatMap(({ answers }) => answers) ?? [];
  const current = rows.find((row) => idOf(row) === currentId) ?? rows[0] ?? null;
  useCommands([
    {
      ...{ id: 'answers.copy', title: t('command.copy'), group: t('command.group'), keys: ['KeyY'], hint: true },
      unavailable: current === null ? t('none.log') : null,
      run: () => current !== null && void copyAnswer(current.text, t('copied')),
    },
  ]);
  return (
    <>
      <Toolbar
        label={t('view.log')}
        end={counts === undefined ? null : t('log.summary', { n: counts.total, k: counts.fromKnowledge })}
      />
      <QueryState query={query}>
        {() => (
          <WithSidePane pane={<AnswerPane answer={current} counties={counts?.counties ?? []} />}>
            <DataTable
              label={t('view.log')}
              columns={columns}
              rows={rows}
              idOf={idOf}
              currentId={current === null ? null : idOf(current)}
              onCurrent={(row) => setCurrentId(idOf(row))}
              onNearEnd={query.more}
              empty={<EmptyState title={t('none.log')} />}
            />
          </WithSidePane>
        )}
      </QueryState>
    </>
  );
}

function idOf({ id }: GivenAnswer): string {
  return `answer-${id}`;
}

function useLog() {
  const query = useInfiniteQuery(
    orpc.answers.log.infiniteOptions({
      input: (before: number | null) => ({ before, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ answers }) => (answers.length < PAGE ? undefined : answers.at(-1)?.id),
      meta: { refreshEvery: 3_000 },
    }),
  );
  return { ...query, more: useMore(query) };
}

/** Thirty days that end with today. */
function useCounts() {
  const now = useNow(60_000);
  const to = dayStart(instant(now)) + DAY_MS;
  const period = { from: instant(to - 30 * DAY_MS), to: instant(to) };
  return useQuery(orpc.answers.byCounty.queryOptions({ input: { period }, meta: { refreshEvery: 3_000 } })).data;
}

function AnswerPane({
  answer,
  counties,
}: {
  readonly answer: GivenAnswer | null;
  readonly counties: readonly {
    readonly code: string | null;
    readonly name: string | null;
    readonly answers: number;
  }[];
}) {
  const { t } = useTranslation('answers');
  const { t: common } = useTranslation('common');
  return (
    <SidePane title={answer?.question ?? ''} label={t('view.log')}>
      {answer !== null && (
        <PaneSection title={t('column.answer')}>
          <p className={classes['words']}>
            <ForeignText text={answer.text} spans={[]} />
          </p>
        </PaneSection>
      )}
      {counties.length > 0 && (
        <PaneSection title={t('log.byCounty')}>
          <Facts facts={counties.map(({ name, answers }) => [name ?? common('place.unknown'), answers])} />
        </PaneSection>
      )}
    </SidePane>
  );
}

function useLogColumns(): readonly Column<GivenAnswer>[] {
  const { t } = useTranslation('answers');
  const now = useNow(60_000);
  return useMemo(
    () => [
      { key: 'at', title: t('column.at'), width: '110px', cell: ({ givenAt }) => formatShort(givenAt, now) },
      {
        ...{ key: 'question', title: t('column.question'), width: 'minmax(180px, 2fr)' },
        cell: ({ question }) => question,
      },
      { key: 'answer', title: t('column.answer'), width: 'minmax(180px, 2fr)', cell: ({ text }) => text },
      {
        ...{ key: 'source', title: t('column.source'), width: 'minmax(110px, 1fr)' },
        cell: ({ source }) => source ?? t('log.own'),
      },
      { key: 'group', title: t('column.group'), width: 'minmax(110px, 1fr)', cell: ({ groupName }) => groupName },
      { key: 'by', title: t('column.by'), width: '90px', cell: ({ givenBy }) => givenBy },
    ],
    [t, now],
  );
}
