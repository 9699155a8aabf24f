import type { MessageId } from '../../../domain/ids.ts';
import { normalise } from '../../../domain/message/normalise.ts';
import type { SearchProblem } from '../../../domain/search/parse-search.ts';
import { scoreMatches } from '../../../domain/search/score-match.ts';
import { DAY_MS, type Instant } from '../../../domain/time/instant.ts';
import type { ReadableDb, SqlParameters } from '../store.ts';
import type { InboxPage } from './inbox-queries.ts';
import { MESSAGE_COLUMNS, type MessageRow, toInboxRow, NOT_SEALED } from './inbox-row.ts';
import type { MasterData } from './master-data.ts';
import { AFTER_ALL } from './message-page.ts';
import { planSearch, type SearchPlan } from './search-plan.ts';
import { resolveSearch, type SearchQuestion } from './search-query.ts';

export interface SearchInput extends SearchQuestion {
  readonly before: MessageId | null;
  readonly limit: number;
  readonly order: 'newest' | 'best';
}

export interface SearchPage extends InboxPage {
  /** Where the page holds all there is: how many that are; null where it must be counted. */
  readonly count: number | null;
  readonly problems: SearchProblem[];
}

export interface FoundCount {
  readonly count: number;
  readonly countIsExact: boolean;
}

/** Counted exactly up to here. */
const COUNT_LIMIT = 1_000;
/** The best are sought among so many of the newest: enough for what an operator means by best, and read in two milliseconds. */
const RANKED = 300;

/**
 * Messages that satisfy a query, newest or best first. The index walks backwards from the newest and stops at the page; CROSS JOIN
 * keeps it the outer loop, and the order is by its own key (any other order reads every hit first).
 */
export function searchMessages(db: ReadableDb, master: MasterData, input: SearchInput): SearchPage {
  const search = resolveSearch(db, master, input);
  const problems = [...search.problems];
  const plan = planSearch(db, search);
  if (plan === null) return { rows: [], next: null, count: 0, problems };
  const words = search.all.flat();
  if (input.order === 'best' && words.length > 0)
    return { ...bestMessages(db, master, input, { plan, words }), problems };
  const found = matchesOf<MessageRow>(db, plan, MESSAGE_COLUMNS, { before: input.before, limit: input.limit });
  return {
    rows: found.map((row) => toInboxRow(row, master, input.scope, words)),
    next: found.length < input.limit ? null : (found.at(-1)?.id ?? null),
    count: input.before === null && found.length < input.limit ? found.length : null,
    problems,
  };
}

/** The best of the newest matches. They are ranked as a whole, so there is nothing behind the first page; only what is shown is read whole. */
function bestMessages(
  db: ReadableDb,
  master: MasterData,
  input: SearchInput,
  { plan, words }: { readonly plan: SearchPlan; readonly words: readonly string[] },
): Omit<SearchPage, 'problems'> {
  const found = matchesOf<Ranked>(db, plan, 'm.id, m.text, m.hits, m.sentAt', { before: input.before, limit: RANKED });
  const best = bestOf(found, words, input.now).slice(0, input.limit);
  const rows = db.all<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM json_each(:ids) i CROSS JOIN messages m ON m.id = i.value`,
    { ids: JSON.stringify(best.map(({ id }) => id)) },
  );
  return {
    rows: rows.map((row) => toInboxRow(row, master, input.scope, words)),
    next: null,
    count: input.before === null && found.length < RANKED ? found.length : null,
  };
}

/** How many messages satisfy a query, exactly up to a thousand. */
export function countFound(db: ReadableDb, master: MasterData, question: SearchQuestion): FoundCount {
  const plan = planSearch(db, resolveSearch(db, master, question));
  if (plan === null) return { count: 0, countIsExact: true };
  const needsRow = plan.conditions.length > 0 || plan.match === null;
  const counted = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${tablesOf(plan, needsRow)} WHERE ${whereOf(plan)} ORDER BY ${keyOf(plan)} DESC LIMIT :limit)`,
    parametersOf(plan, plan.last, COUNT_LIMIT + 1),
  );
  const count = counted?.n ?? 0;
  return { count: Math.min(count, COUNT_LIMIT), countIsExact: count <= COUNT_LIMIT };
}

function matchesOf<Row>(
  db: ReadableDb,
  plan: SearchPlan,
  columns: string,
  { before, limit }: { readonly before: MessageId | null; readonly limit: number },
): readonly Row[] {
  return db.all<Row>(
    `SELECT ${columns} FROM ${tablesOf(plan, true)} WHERE ${whereOf(plan)} ORDER BY ${keyOf(plan)} DESC LIMIT :limit`,
    parametersOf(plan, Math.min(plan.last, (before ?? AFTER_ALL) - 1), limit),
  );
}

type Ranked = Pick<MessageRow, 'id' | 'text' | 'hits' | 'sentAt'>;

function bestOf(rows: readonly Ranked[], words: readonly string[], now: Instant): readonly Ranked[] {
  const scores = scoreMatches(
    rows.map((row) => {
      const { text } = normalise(row.text);
      return {
        counts: words.map((word) => timesSaid(text, word)),
        length: text.length,
        isHit: row.hits !== null,
        age: (now - row.sentAt) / DAY_MS,
      };
    }),
  );
  return rows
    .map((row, index) => ({ row, score: scores[index] ?? 0 }))
    .sort((a, b) => b.score - a.score || b.row.id - a.row.id)
    .map(({ row }) => row);
}

function timesSaid(text: string, word: string): number {
  let times = 0;
  for (let at = text.indexOf(word); word !== '' && at >= 0; at = text.indexOf(word, at + word.length)) times += 1;
  return times;
}

function keyOf({ match }: SearchPlan): string {
  return match === null ? 'm.id' : 'messages_fts.rowid';
}

function tablesOf({ match }: SearchPlan, needsRow: boolean): string {
  if (match === null) return 'messages m';
  return needsRow ? 'messages_fts CROSS JOIN messages m ON m.id = messages_fts.rowid' : 'messages_fts';
}

function whereOf(plan: SearchPlan): string {
  return [
    // The index does not know what became a lead; a question without words has to say it.
    plan.match === null ? NOT_SEALED : 'messages_fts MATCH :match',
    `${keyOf(plan)} BETWEEN :first AND :last`,
    ...plan.conditions,
  ].join(' AND ');
}

function parametersOf(plan: SearchPlan, last: number, limit: number): SqlParameters {
  const match = plan.match === null ? {} : { match: plan.match };
  return { ...match, first: plan.first, last, limit, ...plan.parameters };
}
