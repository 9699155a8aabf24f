import type { InboxFilter } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import type { ReadableDb } from '../store.ts';
import { NOT_SEALED } from './inbox-row.ts';
import type { MasterData } from './master-data.ts';
import { type Conditions, conditionsOf, type MessageFilter, resolveFilter } from './message-filter.ts';
import { AFTER_ALL, MANY_GROUPS, pageOfMessages, queueOf } from './message-page.ts';

/** What has arrived in a list since a message. */
export interface Newest {
  /** The newest message of the filter; null where it has none. */
  readonly newest: MessageId | null;
  readonly count: number;
  /** False where counting ended before all were counted: there are at least `count`. */
  readonly countIsExact: boolean;
}

/** More are not told apart. */
const NEWS_LIMIT = 1_000;
/** Keys a walk of all messages looks at for those of a part of the city: 5 ms of a reader. */
const NEWS_REACH = 20_000;

/** The newest message of a filter, and how many of it arrived after a message, at most a thousand. */
export function newestMessage(
  db: ReadableDb,
  master: MasterData,
  input: { readonly filter: InboxFilter; readonly scope: Scope; readonly after: MessageId | null },
): Newest {
  const filter = resolveFilter(db, master, input);
  const [newest = null] = pageOfMessages(db, filter, AFTER_ALL, 1);
  const { after } = input;
  if (newest === null || after === null || newest <= after) return { newest, count: 0, countIsExact: true };
  const { groups } = filter;
  if (groups !== null && groups.length < MANY_GROUPS) return { newest, ...countInGroups(db, filter, after) };
  return { newest, ...countOnTheWay(db, filter, { after, newest }) };
}

type Counted = Pick<Newest, 'count' | 'countIsExact'>;

/** Each group is asked for what it has said since, however much was said elsewhere. */
function countInGroups(db: ReadableDb, filter: MessageFilter, after: MessageId): Counted {
  return counted(
    db,
    'json_each(:groups) g CROSS JOIN messages m INDEXED BY messages_by_groupKey ON m.groupKey = g.value AND m.id > :after',
    { after, groups: JSON.stringify(filter.groups) },
    conditionsOf({ ...filter, groups: null }),
  );
}

/** Walks what came after the message by the road of the queue; where groups are named, most of what it meets may be others'. */
function countOnTheWay(
  db: ReadableDb,
  filter: MessageFilter,
  { after, newest }: { readonly after: MessageId; readonly newest: MessageId },
): Counted {
  const end = filter.groups === null ? newest : Math.min(newest, after + NEWS_REACH);
  const { index, sql } = queueOf(filter);
  const rest = conditionsOf(filter);
  const walked = counted(
    db,
    `messages m ${index}`,
    { after, end },
    { sql: ['m.id > :after', 'm.id <= :end', ...sql, ...rest.sql], parameters: rest.parameters },
  );
  // The newest was met by another road: there is one at least.
  return { count: Math.max(1, walked.count), countIsExact: walked.countIsExact && end === newest };
}

function counted(
  db: ReadableDb,
  from: string,
  road: Readonly<Record<string, string | number>>,
  { sql, parameters }: Conditions,
): Counted {
  const where = [NOT_SEALED, ...sql].join(' AND ');
  const row = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${NEWS_LIMIT})`,
    { ...road, ...parameters },
  );
  const count = row?.n ?? 0;
  return { count, countIsExact: count < NEWS_LIMIT };
}
