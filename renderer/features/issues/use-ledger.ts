import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { IssueRow } from '../../../contract/issues.ts';
import { orpc } from '../../data/client.ts';
import type { LedgerFilter } from './ledger-filter.ts';

/** Large pages: twenty thousand rows are forty of them, and the grid holds all that have been read. */
const PAGE = 500;

export interface Ledger {
  readonly rows: readonly IssueRow[];
  /** Rows of the view in all, read or not. */
  readonly total: number;
  readonly isReading: boolean;
  readonly error: unknown;
  readMore(): void;
  retry(): void;
}

/** The rows of a filter, page by key; a change of an issue refreshes what has been read, at most every two seconds. */
export function useLedger(filter: LedgerFilter): Ledger {
  const query = useInfiniteQuery({
    ...orpc.issues.list.infiniteOptions({
      input: (after: string | null) => ({ ...filter, after, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
    meta: { refreshEvery: 2_000 },
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetching, fetchNextPage, refetch } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return {
    rows,
    total: data?.pages.at(-1)?.total ?? 0,
    isReading: query.isPending,
    error: query.error,
    readMore,
    retry: () => void refetch(),
  };
}
