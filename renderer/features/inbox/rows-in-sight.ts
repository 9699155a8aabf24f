import { refreshWindow, windowOf } from './inbox-reading.ts';
import { currentList, useInbox } from './inbox-store.ts';

const REFRESH_EVERY_MS = 1_000;

let sight = { from: 0, to: 0 };
let timer: ReturnType<typeof setTimeout> | null = null;

/** Tells which rows are in sight; others that come into sight are read again with the next refresh. */
export function rowsCameIntoSight(from: number, to: number): void {
  if (from === sight.from && to === sight.to) return;
  sight = { from, to };
  planRefresh();
}

/** Reads the rows in sight again, at most once a second. */
export function planRefresh(): void {
  timer ??= setTimeout(() => {
    timer = null;
    const place = useInbox.getState();
    const { cursor, rows } = currentList(place);
    const inSight = cursor.ids.slice(sight.from, sight.to + 1).map((id) => rows.get(id));
    const window = windowOf(inSight.filter((row) => row !== undefined));
    if (window !== null) void refreshWindow(place.source, window);
  }, REFRESH_EVERY_MS);
}

/** Nobody looks at the list any more. */
export function stopRefreshing(): void {
  clearTimeout(timer ?? undefined);
  timer = null;
}
