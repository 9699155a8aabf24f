import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { client } from '../../data/client.ts';
import {
  opened,
  refreshed,
  withArrivals,
  withOlder,
  type Found,
  type InboxList,
  type InboxPage,
  type ReadWindow,
} from './inbox-list.ts';
import { filterOf, type InboxSource } from './inbox-source.ts';
import { changeEntry, changeList, entryOf, useInbox, type ListPhase } from './inbox-store.ts';

const PAGE = 100;
const WINDOW = 200;

/**
 * Reading is ordered here by hand and not by live queries: a list that reads itself anew would move under the cursor whenever a
 * message arrives. What is on screen is refreshed row by row instead, and what is new waits behind its bar.
 */
export async function openList(source: InboxSource): Promise<void> {
  if (entryOf(useInbox.getState(), source).phase.kind === 'reading') return;
  const signal = source.search === null ? null : nextSearch();
  await reading(
    source,
    'reading',
    async () => {
      const page = await readPage(source, null, PAGE, signal);
      return (list) => opened(list, page, page.found);
    },
    signal,
  );
  if (signal?.aborted === false) await count(source, signal);
}

let searching: AbortController | null = null;

/** The signal of a search that begins now. The one before is typed over: where it still waits for a thread, it is not asked any more. */
function nextSearch(): AbortSignal {
  searching?.abort();
  searching = new AbortController();
  return searching.signal;
}

/** Counting takes longer than finding the first page, so the page does not wait for it. */
async function count(source: InboxSource, signal: AbortSignal): Promise<void> {
  const { search } = source;
  const { found } = entryOf(useInbox.getState(), source).list;
  if (search === null || found === null || found.count !== null) return;
  try {
    const question = { filter: filterOf(source), query: search.text, period: search.period };
    const counted = await client.inbox.countFound(question, { signal });
    changeList(source, (list) => ({
      ...list,
      found: { ...found, count: counted.count, isExact: counted.countIsExact },
    }));
  } catch (error) {
    if (!signal.aborted)
      console.warn('inbox: the search could not be counted', error instanceof Error ? error.name : 'unknown');
  }
}

/** The next page below, if there is one and it is not being read. */
export async function readOn(source: InboxSource): Promise<void> {
  const { list, phase } = entryOf(useInbox.getState(), source);
  const { next } = list;
  if (phase.kind !== 'ready' || next === null) return;
  await reading(source, 'reading-on', async () => {
    const page = await readPage(source, next, PAGE);
    return (current) => withOlder(current, page);
  });
}

/** What has arrived since, on the operator's wish. */
export async function readArrivals(source: InboxSource): Promise<void> {
  if (entryOf(useInbox.getState(), source).phase.kind !== 'ready') return;
  await reading(source, 'reading-on', async () => {
    const page = await readPage(source, null, WINDOW);
    return (list) => withArrivals(list, page);
  });
}

/** Brings the rows on screen up to date; a failure is left to the next change, the rows that are there stay true as of then. */
export async function refreshWindow(source: InboxSource, window: ReadWindow): Promise<void> {
  // What is ranked stands in no order of arrival: there is no span of it that could be read again.
  if (source.search?.order === 'best') return;
  try {
    const { rows } = await readPage(source, (window.newest + 1) as MessageId, WINDOW);
    const last = rows.at(-1);
    const oldest = rows.length === WINDOW && last !== undefined && last.id > window.oldest ? last.id : window.oldest;
    const { decidedHere } = useInbox.getState();
    changeList(source, (list) => refreshed(list, { newest: window.newest, oldest }, rows, decidedHere));
  } catch (error) {
    console.warn('inbox: the rows on screen could not be refreshed', error instanceof Error ? error.name : 'unknown');
  }
}

async function reading(
  source: InboxSource,
  kind: 'reading' | 'reading-on',
  read: () => Promise<(list: InboxList) => InboxList>,
  signal: AbortSignal | null = null,
): Promise<void> {
  setPhase(source, { kind });
  try {
    const change = await read();
    changeEntry(source, (entry) => ({ ...entry, list: change(entry.list), phase: { kind: 'ready' } }));
  } catch (error) {
    setPhase(source, signal?.aborted === true ? { kind: 'unread' } : { kind: 'failed', error });
  }
}

function setPhase(source: InboxSource, phase: ListPhase): void {
  changeEntry(source, (entry) => ({ ...entry, phase }));
}

async function readPage(
  source: InboxSource,
  before: MessageId | null,
  limit: number,
  signal: AbortSignal | null = null,
): Promise<InboxPage & { readonly found: Found | null }> {
  const page = { filter: filterOf(source), before, limit };
  if (source.search === null) return { ...(await client.inbox.list(page)), found: null };
  const { text, period, order } = source.search;
  const question = { ...page, query: text, period, order };
  const { rows, next, count, problems } = await client.inbox.search(question, signal === null ? {} : { signal });
  return { rows, next, found: { count, isExact: true, problems } };
}

/** The first and last of these rows as a span to read again. */
export function windowOf(rows: readonly Pick<InboxRow, 'id'>[]): ReadWindow | null {
  const newest = rows[0];
  const oldest = rows.at(-1);
  return newest === undefined || oldest === undefined ? null : { newest: newest.id, oldest: oldest.id };
}
