import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import type { SearchProblem } from '../../../domain/search/parse-search.ts';
import type { TriageState } from '../../../domain/message/triage-state.ts';
import { emptyCursor, moveCursor, type CursorEvent, type InboxCursor } from './inbox-cursor.ts';
import { idsWithin } from './id-list.ts';
import { RowBook } from './row-book.ts';
import { arrivalsContinue, seenUpTo } from './new-arrivals.ts';

/** One list as far as it was read, and the operator's place in it. */
export interface InboxList {
  readonly cursor: InboxCursor;
  readonly rows: RowBook;
  /** Where reading on begins; null at the end. */
  readonly next: MessageId | null;
  /** Newest id that was ever loaded; messages after it are new arrivals. */
  readonly seen: MessageId | null;
  /** Of a search only. */
  readonly found: Found | null;
}

/** What a search found: how many, null until they are counted, and what of the query could not be read. */
export interface Found {
  readonly count: number | null;
  readonly isExact: boolean;
  readonly problems: readonly SearchProblem[];
}

export interface InboxPage {
  readonly rows: readonly InboxRow[];
  readonly next: MessageId | null;
}

export const emptyList: InboxList = { cursor: emptyCursor, rows: RowBook.empty, next: null, seen: null, found: null };

/** The first page of a list. */
export function opened(list: InboxList, page: InboxPage, found: InboxList['found'] = null): InboxList {
  const ids = idsOf(page.rows);
  return {
    cursor: moveCursor(list.cursor, { kind: 'opened', ids }),
    rows: RowBook.empty.with(page.rows),
    next: page.next,
    seen: seenUpTo(list.seen, ids),
    found,
  };
}

/** The page below what was read. */
export function withOlder(list: InboxList, page: InboxPage): InboxList {
  return { ...withRows(list, page.rows), next: page.next };
}

/** The newest page on the operator's wish: joined above what is there, or in its place where rows between would be missing. */
export function withArrivals(list: InboxList, page: InboxPage): InboxList {
  const ids = idsOf(page.rows);
  const base =
    arrivalsContinue(list.seen, ids, page.next === null) === 'join' ? withRows(list, page.rows) : opened(list, page);
  return { ...base, seen: seenUpTo(list.seen, ids) };
}

/** A span of the list that is read again: both ends belong to it. */
export interface ReadWindow {
  readonly newest: MessageId;
  readonly oldest: MessageId;
}

/**
 * Brings the rows of a window up to date: what changed changes in place, what is no longer answered leaves, what came back joins.
 * Rows in `decidedHere` are left alone, because an answer may be older than the operator's own act; the row under the cursor and
 * the selected ones stay until the operator leaves them, so that a form in hand never turns to another message.
 */
export function refreshed(
  list: InboxList,
  window: ReadWindow,
  answered: readonly InboxRow[],
  decidedHere: ReadonlySet<MessageId>,
): InboxList {
  const { newest, oldest } = window;
  const rows = answered.filter(({ id }) => id <= newest && id >= oldest && !decidedHere.has(id));
  const known = new Set(idsOf(rows));
  const { ids, cursor, selected } = list.cursor;
  const gone = idsWithin(ids, newest, oldest).filter(
    (id) => !decidedHere.has(id) && !known.has(id) && id !== cursor && !selected.has(id),
  );
  return without(withRows(list, rows), gone);
}

export function without(list: InboxList, ids: readonly MessageId[]): InboxList {
  return ids.length === 0 ? list : at(list, { kind: 'left', ids });
}

export function withRows(list: InboxList, rows: readonly InboxRow[]): InboxList {
  if (rows.length === 0) return list;
  const joined = at(list, { kind: 'joined', ids: idsOf(rows) });
  return { ...joined, rows: list.rows.with(rows) };
}

/** What may change in a message after it has arrived, as the service last said it. */
export function withNews(
  list: InboxList,
  news: Pick<InboxRow, 'id' | 'state' | 'recalledAt' | 'sightings'>,
): InboxList {
  const row = list.rows.get(news.id);
  if (row === undefined || !list.cursor.ids.includes(news.id)) return list;
  const { state, recalledAt, sightings } = news;
  const isKnown = row.state === state && row.recalledAt === recalledAt && row.sightings === sightings;
  return isKnown ? list : withRows(list, [{ ...row, state, recalledAt, sightings }]);
}

/** The same messages with another state, where they stay in the list. */
export function inTriageState(list: InboxList, ids: readonly MessageId[], state: TriageState): InboxList {
  const rows = rowsOf(list, ids).map((row) => ({ ...row, state }));
  return withRows(list, rows);
}

export function at(list: InboxList, event: CursorEvent): InboxList {
  const cursor = moveCursor(list.cursor, event);
  return cursor === list.cursor ? list : { ...list, cursor };
}

/** The rows of these messages that the list knows. */
export function rowsOf(list: InboxList, ids: readonly MessageId[]): readonly InboxRow[] {
  return ids.map((id) => list.rows.get(id)).filter((row) => row !== undefined);
}

function idsOf(rows: readonly InboxRow[]): readonly MessageId[] {
  return rows.map(({ id }) => id);
}
