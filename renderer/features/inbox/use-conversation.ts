import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { groupBy } from '../../ui/group-by.ts';

/** Messages shown before and after at first, and how many more each wish for more brings. */
const STEP = 6;
const MORE = 3 * STEP;

/** A stretch of a group's conversation: so many messages before and after one. */
interface Stretch {
  readonly id: MessageId;
  readonly before: number;
  readonly after: number;
}

/** What was said around a message, as far as it was read in both directions. */
export interface ReadConversation {
  readonly rows: readonly InboxRow[];
  /** What a message answers: undefined where it answers nothing, null where that is not known. */
  readonly quotedBy: (id: MessageId) => InboxRow | null | undefined;
  /** What a message said before it was changed, oldest words first. */
  readonly earlierOf: (id: MessageId) => readonly EarlierText[];
  readonly isError: boolean;
  readonly isRead: boolean;
  /** Reads on; null at either end. */
  readonly readEarlier: (() => void) | null;
  readonly readLater: (() => void) | null;
}

/** Reads the conversation around a message, and on from its ends as long as there is more. */
export function useConversation(id: MessageId): ReadConversation {
  const query = useInfiniteQuery({
    ...orpc.inbox.conversation.infiniteOptions({
      input: (stretch: Stretch) => stretch,
      initialPageParam: { id, before: STEP, after: STEP },
      getPreviousPageParam: ({ rows }, _pages, stretch) => {
        const first = rows[0];
        const isFull = stretch.before > 0 && placeOf(rows, stretch.id) >= stretch.before;
        return first !== undefined && isFull ? { id: first.id, before: MORE, after: 0 } : undefined;
      },
      getNextPageParam: ({ rows }, _pages, stretch) => {
        const last = rows.at(-1);
        const isFull = stretch.after > 0 && rows.length - 1 - placeOf(rows, stretch.id) >= stretch.after;
        return last !== undefined && isFull ? { id: last.id, before: 0, after: MORE } : undefined;
      },
    }),
    meta: { refreshEvery: 1_000 },
  });
  const { data, isError, hasPreviousPage, hasNextPage, isFetching } = query;
  const inTurn = useTurns(isFetching);
  const read = useMemo(() => readPages(data?.pages ?? []), [data]);
  return {
    ...read,
    isError,
    isRead: data !== undefined,
    readEarlier: hasPreviousPage ? () => inTurn(query.fetchPreviousPage) : null,
    readLater: hasNextPage ? () => inTurn(query.fetchNextPage) : null,
  };
}

/** Reading on waits for what is being read: a key pressed meanwhile is neither lost nor does it cut that short. */
function useTurns(isBusy: boolean): (read: () => unknown) => void {
  const [waiting, setWaiting] = useState<readonly (() => unknown)[]>([]);
  useEffect(() => {
    const [next, ...rest] = waiting;
    if (isBusy || next === undefined) return;
    setWaiting(rest);
    next();
  }, [isBusy, waiting]);
  return (read) => setWaiting((before) => [...before, read]);
}

/** Words that were changed, and until when they stood. */
export interface EarlierText {
  readonly text: string;
  readonly until: number;
}

interface Page {
  readonly rows: readonly InboxRow[];
  readonly quotes: readonly { readonly of: MessageId; readonly quoted: MessageId | null }[];
  readonly quoted: readonly InboxRow[];
  readonly earlier: readonly (EarlierText & { readonly messageId: MessageId })[];
}

/** Pages meet in one message, which both of them hold. */
function readPages(pages: readonly Page[]): Pick<ReadConversation, 'rows' | 'quotedBy' | 'earlierOf'> {
  const rows = new Map(pages.flatMap((page) => page.rows.map((row) => [row.id, row] as const)));
  const known = new Map([...pages.flatMap((page) => page.quoted.map((row) => [row.id, row] as const)), ...rows]);
  const quotes = new Map(pages.flatMap((page) => page.quotes.map(({ of, quoted }) => [of, quoted] as const)));
  const earlier = groupBy(
    pages.flatMap((page) => page.earlier),
    ({ messageId }) => messageId,
  );
  return {
    earlierOf: (id) => earlier.get(id) ?? [],
    rows: [...rows.values()],
    quotedBy: (id) => {
      const quoted = quotes.get(id);
      return quoted === undefined ? undefined : quoted === null ? null : (known.get(quoted) ?? null);
    },
  };
}

function placeOf(rows: readonly InboxRow[], id: MessageId): number {
  return rows.findIndex((row) => row.id === id);
}
