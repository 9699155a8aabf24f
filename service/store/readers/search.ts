import type { InboxFilter } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { normalise } from '../../../domain/message/normalise.ts';
import { queryWords, type QueryWord } from '../../../domain/message/tokens.ts';
import type { Period } from '../../../domain/time/instant.ts';
import { groupToken, hitToken } from '../message-index.ts';
import type { ReadableDb, SqlParameters } from '../store.ts';
import type { InboxPage } from './inbox-queries.ts';
import { MESSAGE_COLUMNS, type MessageRow, toInboxRow } from './inbox-row.ts';
import { keysWithin } from './keys-within.ts';
import type { MasterData } from './master-data.ts';
import { conditionsOf, type MessageFilter, resolveFilter } from './message-filter.ts';
import { AFTER_ALL } from './message-page.ts';

export interface SearchInput {
  readonly filter: InboxFilter;
  readonly before: MessageId | null;
  readonly limit: number;
  readonly query: string;
  readonly period: Period | null;
}

export interface SearchPage extends InboxPage {
  readonly count: number;
  readonly countIsExact: boolean;
}

/** Counted exactly up to here. */
const COUNT_LIMIT = 1_000;
/** Up to this many groups are asked of the index; more are compared message by message. */
const INDEXED_GROUPS = 64;

/** A search as SQL: what the index is asked, the span of keys, and what is looked up in the message itself. */
interface Search {
  readonly match: string;
  readonly first: number;
  readonly last: number;
  readonly conditions: readonly string[];
  readonly parameters: SqlParameters;
}

/**
 * Messages that contain every word, newest first. The index walks backwards from the newest and stops at the page; CROSS JOIN
 * keeps it the outer loop, and the order is by its own key (any other order reads every hit first).
 */
export function searchMessages(db: ReadableDb, master: MasterData, input: SearchInput): SearchPage {
  const words = queryWords(normalise(input.query).text);
  const filter = resolveFilter(db, master, input.filter);
  const search = words.length === 0 || filter.groups?.length === 0 ? null : planSearch(db, words, filter, input.period);
  if (search === null) return { rows: [], next: null, count: 0, countIsExact: true };
  const rows = db.all<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM messages_fts CROSS JOIN messages m ON m.id = messages_fts.rowid
     WHERE ${whereOf(search)} ORDER BY messages_fts.rowid DESC LIMIT :limit`,
    parametersOf(search, Math.min(search.last, (input.before ?? AFTER_ALL) - 1), input.limit),
  );
  const marked = words.map((word) => word.word);
  return {
    rows: rows.map((row) => toInboxRow(row, master, marked)),
    next: rows.length < input.limit ? null : (rows.at(-1)?.id ?? null),
    // A first page that is not full has counted itself.
    ...(input.before === null && rows.length < input.limit
      ? { count: rows.length, countIsExact: true }
      : countMatches(db, search)),
  };
}

function countMatches(db: ReadableDb, search: Search): { readonly count: number; readonly countIsExact: boolean } {
  const join = search.conditions.length === 0 ? '' : 'CROSS JOIN messages m ON m.id = messages_fts.rowid';
  const counted = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM messages_fts ${join} WHERE ${whereOf(search)}
       ORDER BY messages_fts.rowid DESC LIMIT :limit)`,
    parametersOf(search, search.last, COUNT_LIMIT + 1),
  );
  const count = counted?.n ?? 0;
  return { count: Math.min(count, COUNT_LIMIT), countIsExact: count <= COUNT_LIMIT };
}

/** null where the period holds no message at all. */
function planSearch(
  db: ReadableDb,
  words: readonly QueryWord[],
  filter: MessageFilter,
  period: Period | null,
): Search | null {
  const { groups, accountKey, state, hitsOnly } = filter;
  const areGroupsIndexed = groups !== null && groups.length <= INDEXED_GROUPS;
  const rest = conditionsOf({ groups: areGroupsIndexed ? null : groups, accountKey, state });
  const looked = words.filter((word) => !word.isExact);
  const span = period === null ? { first: 1, last: AFTER_ALL } : keysWithin(db, period);
  if (span === null) return null;
  return {
    match: [
      ...words.flatMap((word) => word.tokens.map(({ token, isPrefix }) => `"${token}"${isPrefix ? '*' : ''}`)),
      ...(areGroupsIndexed ? [`(${groups.map((key) => `"${groupToken(key)}"`).join(' OR ')})`] : []),
      ...(hitsOnly ? [`"${hitToken()}"`] : []),
    ].join(' AND '),
    ...span,
    conditions: [
      ...rest.sql,
      ...looked.map((_, index) => `(instr(m.text, :word${index}) > 0 OR saysFolded(m.text, :word${index}))`),
      ...(period === null ? [] : ['m.sentAt >= :from AND m.sentAt < :to']),
    ],
    parameters: {
      ...rest.parameters,
      ...Object.fromEntries(looked.map((word, index) => [`word${index}`, word.word])),
      ...(period === null ? {} : { from: period.from, to: period.to }),
    },
  };
}

function whereOf(search: Search): string {
  return ['messages_fts MATCH :match AND messages_fts.rowid BETWEEN :first AND :last', ...search.conditions].join(
    ' AND ',
  );
}

function parametersOf(search: Search, last: number, limit: number): SqlParameters {
  return { match: search.match, first: search.first, last, limit, ...search.parameters };
}
