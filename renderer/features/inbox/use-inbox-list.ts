import { useEffect } from 'react';
import { openList, readOn } from './inbox-reading.ts';
import { currentEntry, useInbox } from './inbox-store.ts';
import { stopRefreshing } from './rows-in-sight.ts';

/** Reads the list on screen where it was not read yet. */
export function useInboxList(): void {
  const source = useInbox((place) => place.source);
  const phase = useInbox((place) => currentEntry(place).phase.kind);
  useEffect(() => {
    if (phase === 'unread') void openList(source);
  }, [phase, source]);
  useEffect(() => stopRefreshing, []);
}

/** Reads the list on screen again after it could not be read. */
export function readAgain(): void {
  void openList(useInbox.getState().source);
}

/** Reads the next page of the list on screen. */
export function readNextPage(): void {
  void readOn(useInbox.getState().source);
}
