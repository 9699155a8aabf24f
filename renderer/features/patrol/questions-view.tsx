import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingQuestion } from '../../../contract/patrol.ts';
import { deadlineLight } from '../../../domain/issue/deadline-light.ts';
import { instant } from '../../../domain/time/instant.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { DeadlineLight } from '../../ui/deadline-light.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { go } from '../../ui/route.ts';
import { formatShort } from '../../ui/time.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { PatrolPlace } from './patrol-place.ts';

const PAGE = 100;

/** Questions nobody has answered, what is due first first; Enter opens the question in the inbox. */
export function QuestionsView({ place }: { readonly place: PatrolPlace }) {
  const { t } = useTranslation('patrol');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const query = useQuestions(place);
  const columns = useQuestionColumns();
  const rows = query.data?.pages.flatMap(({ questions }) => questions) ?? [];
  const first = query.data?.pages[0];
  const current = rows.find((row) => idOf(row) === currentId) ?? rows[0] ?? null;
  return (
    <>
      <Toolbar
        label={t('view.questions')}
        end={first === undefined ? null : t('questions.total', { n: first.total, overdue: first.overdue })}
      />
      <QueryState query={query}>
        {() => (
          <DataTable
            label={t('view.questions')}
            columns={columns}
            rows={rows}
            idOf={idOf}
            currentId={current === null ? null : idOf(current)}
            onCurrent={(row) => setCurrentId(idOf(row))}
            onOpen={({ id, groupId, groupName }) =>
              go('inbox', null, { group: groupId, name: groupName, at: String(id) })
            }
            onNearEnd={query.more}
            total={first?.total ?? rows.length}
            empty={<EmptyState title={t('questions.none')}>{t('questions.noneWords')}</EmptyState>}
          />
        )}
      </QueryState>
    </>
  );
}

function idOf({ id }: WaitingQuestion): string {
  return `question-${id}`;
}

function useQuestions({ placeCode }: PatrolPlace) {
  type Key = Pick<WaitingQuestion, 'askedAt' | 'id'> | null;
  const query = useInfiniteQuery(
    orpc.patrol.questions.infiniteOptions({
      input: (after: Key) => ({ placeCode, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ questions }): Key | undefined => {
        const last = questions.at(-1);
        return questions.length < PAGE || last === undefined ? undefined : { askedAt: last.askedAt, id: last.id };
      },
      placeholderData: keepPreviousData,
      meta: { refreshEvery: 2_000 },
    }),
  );
  return { ...query, more: useMore(query) };
}

function useQuestionColumns(): readonly Column<WaitingQuestion>[] {
  const { t } = useTranslation('patrol');
  const now = useNow(30_000);
  return useMemo(
    () => [
      {
        ...{ key: 'clock', title: t('questions.column.clock'), width: '130px' },
        cell: ({ startAt, dueAt }) => (
          <DeadlineLight
            light={deadlineLight({ startAt, dueAt, closedAt: null }, instant(now))}
            dueAt={dueAt}
            now={now}
          />
        ),
      },
      { key: 'text', title: t('questions.column.text'), width: 'minmax(220px, 3fr)', cell: ({ text }) => text },
      {
        ...{ key: 'group', title: t('questions.column.group'), width: 'minmax(120px, 1fr)' },
        cell: ({ groupName }) => groupName,
      },
      {
        ...{ key: 'place', title: t('questions.column.place'), width: 'minmax(140px, 1fr)' },
        cell: ({ countyName, villageName }) =>
          villageName === null ? t('place.unplaced') : [countyName, villageName].filter(Boolean).join(' · '),
      },
      {
        ...{ key: 'sender', title: t('questions.column.sender'), width: '110px' },
        cell: ({ senderName }) => senderName,
      },
      {
        ...{ key: 'asked', title: t('questions.column.asked'), width: '110px', align: 'end' },
        cell: ({ askedAt }) => formatShort(askedAt, now),
      },
    ],
    [t, now],
  );
}
