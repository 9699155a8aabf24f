import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { orpc } from '../../data/client.ts';
import { readArrivals } from './inbox-reading.ts';
import { filterOf } from './inbox-source.ts';
import { currentEntry, currentList, moveInList, useInbox } from './inbox-store.ts';
import { newArrivals, type NewArrivals } from './new-arrivals.ts';
import { planRefresh } from './rows-in-sight.ts';

/** What is new is told within a tenth of a second: a bar that lags behind the phone on the table is not believed. */
const REFRESH_EVERY_MS = 30;

/** Knows what has arrived since the list was read, and has the rows in sight read again when messages have changed. Asked often: only what shows it should call this. */
export function useArrivals(): NewArrivals | null {
  const source = useInbox((place) => place.source);
  const phase = useInbox((place) => currentEntry(place).phase.kind);
  const seen = useInbox((place) => currentList(place).seen);
  const isEmpty = useInbox((place) => currentList(place).cursor.ids.length === 0);
  const newest = useQuery({
    ...orpc.inbox.newest.queryOptions({ input: { filter: filterOf(source), after: seen } }),
    enabled: phase === 'ready' && source.search === null,
    meta: { refreshEvery: REFRESH_EVERY_MS },
  });
  useEffect(planRefresh, [newest.dataUpdatedAt]);
  const arrivals = phase === 'unread' || phase === 'reading' ? null : newArrivals(newest.data);
  // Nothing is counted after nothing: in a list that never held a row, the first message shows by being there.
  const hasFirst = seen === null && (newest.data?.newest ?? null) !== null;
  const nothingToMove = isEmpty && (arrivals !== null || hasFirst) && phase === 'ready';
  useEffect(() => {
    // Nothing is under the cursor, so nothing can move under it.
    if (nothingToMove) void readArrivals(source);
  }, [nothingToMove, source]);
  return arrivals;
}

/** Loads what waits above the list and goes to the newest of it. */
export async function loadArrivals(): Promise<void> {
  await readArrivals(useInbox.getState().source);
  moveInList({ kind: 'moved', to: { kind: 'first' }, extend: false });
}
