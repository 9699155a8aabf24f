import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { orpc } from '../../data/client.ts';
import { openList, readArrivals, readOn, refreshWindow, windowOf } from './inbox-reading.ts';
import { filterOf } from './inbox-source.ts';
import { currentEntry, currentList, moveInList, useInbox } from './inbox-store.ts';
import { newArrivals, type NewArrivals } from './new-arrivals.ts';

/** What is new is told within a tenth of a second: a bar that lags behind the phone on the table is not believed. */
const ARRIVALS_EVERY_MS = 50;
const REFRESH_EVERY_MS = 1_000;

export interface InboxListing {
  readonly arrivals: NewArrivals | null;
  readonly onNearEnd: () => void;
  readonly onVisible: (from: number, to: number) => void;
  readonly loadArrivals: () => void;
  readonly retry: () => void;
}

/** Reads the list on screen, keeps what is in sight up to date, and knows what has arrived since. */
export function useInboxList(): InboxListing {
  const source = useInbox((place) => place.source);
  const phase = useInbox((place) => currentEntry(place).phase.kind);
  const seen = useInbox((place) => currentList(place).seen);
  const isEmpty = useInbox((place) => currentList(place).cursor.ids.length === 0);
  const newest = useQuery({
    ...orpc.inbox.newest.queryOptions({ input: { filter: filterOf(source), after: seen } }),
    enabled: phase === 'ready' && source.search === null,
    meta: { refreshEvery: ARRIVALS_EVERY_MS },
  });
  useEffect(() => {
    if (phase === 'unread') void openList(source);
  }, [phase, source]);
  const onVisible = useRefreshedWindow(newest.dataUpdatedAt);
  const arrivals = phase === 'unread' || phase === 'reading' ? null : newArrivals(newest.data);
  // Nothing is counted after nothing: in a list that never held a row, the first message shows by being there.
  const hasFirst = seen === null && (newest.data?.newest ?? null) !== null;
  const nothingToMove = isEmpty && (arrivals !== null || hasFirst) && phase === 'ready';
  useEffect(() => {
    // Nothing is under the cursor, so nothing can move under it.
    if (nothingToMove) void readArrivals(source);
  }, [nothingToMove, source]);
  const onNearEnd = useCallback(() => void readOn(useInbox.getState().source), []);
  const loadArrivals = useCallback(() => void joinArrivals(), []);
  const retry = useCallback(() => void openList(useInbox.getState().source), []);
  return { arrivals, onNearEnd, onVisible, loadArrivals, retry };
}

async function joinArrivals(): Promise<void> {
  await readArrivals(useInbox.getState().source);
  moveInList({ kind: 'moved', to: { kind: 'first' }, extend: false });
}

/** Reads the rows in sight again when messages have changed or others have come into sight, at most once a second. */
function useRefreshedWindow(changedAt: number): (from: number, to: number) => void {
  const sight = useRef({ from: 0, to: 0 });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const plan = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      const place = useInbox.getState();
      const { cursor, rows } = currentList(place);
      const inSight = cursor.ids.slice(sight.current.from, sight.current.to + 1).map((id) => rows.get(id));
      const window = windowOf(inSight.filter((row) => row !== undefined));
      if (window !== null) void refreshWindow(place.source, window);
    }, REFRESH_EVERY_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  useEffect(plan, [changedAt, plan]);
  return useCallback(
    (from, to) => {
      if (from === sight.current.from && to === sight.current.to) return;
      sight.current = { from, to };
      plan();
    },
    [plan],
  );
}
