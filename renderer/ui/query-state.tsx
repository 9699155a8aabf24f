import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../data/failure.ts';
import { failureWords } from '../data/failure-words.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import classes from './query-state.module.css';

/** Shows a query as it is: reading, failed with the reason and a way to try again, or its data. */
export function QueryState<Data>({
  query,
  children,
}: {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending' | 'refetch'>;
  readonly children: (data: Data) => ReactNode;
}) {
  const { t } = useTranslation('common');
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isPending) return <Reading words={t('list.loading')} />;
  return (
    <EmptyState
      title={t('list.failed')}
      action={<Button onClick={() => void query.refetch()}>{t('action.retry')}</Button>}
    >
      {failureWords(t, failureOf(query.error))}
    </EmptyState>
  );
}

/** Says that something is being read; it appears only when that takes longer than a moment. */
export function Reading({ words }: { readonly words: string }) {
  return (
    <div className={classes['reading']} role="status">
      {words}
    </div>
  );
}
