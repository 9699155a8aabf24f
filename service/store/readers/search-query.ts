import type { InboxFilter } from '../../../contract/inbox.ts';
import type { RegionCode } from '../../../domain/ids.ts';
import { normalise } from '../../../domain/message/normalise.ts';
import { queryWord } from '../../../domain/message/tokens.ts';
import { isWithin, type Scope } from '../../../domain/people/scope.ts';
import { TRIAGE_STATES } from '../../../domain/message/triage-state.ts';
import type { Attachment } from '../../../domain/search/attachment.ts';
import { dateSpanOf } from '../../../domain/search/date-span.ts';
import {
  parseSearch,
  type SearchFilter,
  type SearchProblem,
  type SearchProblemKind,
} from '../../../domain/search/parse-search.ts';
import { attachmentOf, stateOf } from '../../../domain/search/search-values.ts';
import type { Instant, Period } from '../../../domain/time/instant.ts';
import type { ReadableDb } from '../store.ts';
import type { MasterData } from './master-data.ts';
import { resolveFilter } from './message-filter.ts';

/** What is searched for, as it was asked. */
export interface SearchQuestion {
  readonly filter: InboxFilter;
  readonly scope: Scope;
  readonly query: string;
  readonly period: Period | null;
  readonly now: Instant;
}

/** A query in the keys of the store. Lists of alternatives: any of one list is enough, every list must be satisfied. */
export interface ResolvedSearch {
  /** Whether the query says anything that can be looked for; a query of signs alone finds nothing. */
  readonly isAsked: boolean;
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
  readonly senders: readonly (readonly string[])[];
  readonly attachments: readonly (readonly Attachment[])[];
  readonly periods: readonly (readonly Period[])[];
  readonly states: readonly (readonly number[])[];
  readonly categories: readonly (readonly string[])[];
  /** The groups whose messages may show; null means all. */
  readonly groups: readonly number[] | null;
  readonly accountKey: number | null;
  readonly hitsOnly: boolean;
  /** Messages that are kept from the person 回避; mostly none. */
  readonly hidden: readonly number[];
  readonly problems: readonly SearchProblem[];
}

/** Reads a query and looks up the groups, places and categories it names. A name nobody knows is a problem and finds nothing. */
export function resolveSearch(db: ReadableDb, master: MasterData, question: SearchQuestion): ResolvedSearch {
  const parsed = parseSearch(question.query);
  const filter = resolveFilter(db, master, question);
  const problems: SearchProblem[] = [...parsed.problems];
  const resolve = <Value>(
    key: SearchFilter['key'],
    unknown: SearchProblemKind,
    find: (value: string) => readonly Value[],
  ): readonly (readonly Value[])[] =>
    parsed.filters
      .filter((each) => each.key === key)
      .map(({ values, at, length }) =>
        values.flatMap((value) => {
          const found = find(value);
          if (found.length === 0) problems.push({ kind: unknown, at, length, said: value });
          return found;
        }),
      );
  const one = <Value>(value: Value | null): readonly Value[] => (value === null ? [] : [value]);
  const groupSets = [
    ...resolve('group', 'unknown-group', (value) => groupsNamed(master, value, question.scope)),
    ...resolve('place', 'unknown-place', (value) => groupsAt(db, master, value)),
  ];
  const senders = parsed.filters.filter(({ key }) => key === 'from');
  if (!question.scope.seesNames)
    problems.push(...senders.map(({ at, length, values }) => hiddenSender({ at, length, said: values.join('|') })));
  const states = resolve('state', 'bad-state', (value) =>
    one(stateOf(value)).map((state) => TRIAGE_STATES.indexOf(state)),
  );
  const periods = resolve('date', 'bad-date', (value) => one(dateSpanOf(value, question.now)));
  return {
    isAsked:
      (senders.length === 0 || question.scope.seesNames) &&
      (parsed.filters.length > 0 || parsed.all.flat().some((word) => queryWord(folded(word)).tokens.length > 0)),
    all: parsed.all.map((choice) => choice.map(folded)),
    none: parsed.none.map(folded),
    senders: senders.map(({ values }) => values.map(folded)),
    attachments: resolve('has', 'bad-has', (value) => one(attachmentOf(value))),
    periods: question.period === null ? periods : [[question.period], ...periods],
    states: filter.state === null ? states : [[filter.state], ...states],
    categories: resolve('category', 'unknown-category', (value) => categoriesNamed(db, value)),
    groups: [...one(filter.groups), ...groupSets].reduce<readonly number[] | null>(
      (common, set) => (common === null ? set : intersection(common, set)),
      null,
    ),
    accountKey: filter.accountKey,
    hitsOnly: filter.hitsOnly,
    hidden: filter.hidden,
    problems,
  };
}

function hiddenSender(of: Omit<SearchProblem, 'kind'>): SearchProblem {
  return { kind: 'sender-hidden', ...of };
}

function folded(word: string): string {
  return normalise(word).text.trim();
}

/** Within the scope only: whether another county has a group of a name is not told either. */
function groupsNamed(master: MasterData, value: string, scope: Scope): readonly number[] {
  const wanted = folded(value);
  return [...master.groups.values()]
    .filter(({ name, placeCode }) => isWithin(scope, placeCode) && folded(name).includes(wanted))
    .map((group) => group.groupKey);
}

/** The groups of every place with this in its name, or whose pinyin or initials begin so. */
function groupsAt(db: ReadableDb, master: MasterData, value: string): readonly number[] {
  const codes = db
    .all<{ code: RegionCode }>(
      `SELECT code FROM regions WHERE instr(name, :value) > 0 OR substr(pinyin, 1, length(:value)) = lower(:value)
         OR instr(pinyin, ' ' || lower(:value)) > 0`,
      { value },
    )
    .map((row) => row.code);
  if (codes.length === 0) return [];
  const named = new Set<string>(codes);
  // The code of the city is a county code that ends in 00; every group lies in it.
  const isCity = codes.some((code) => code.length === 6 && code.endsWith('00'));
  return [...master.groups.values()]
    .filter(
      ({ placeCode }) =>
        placeCode !== null &&
        (isCity || [6, 9, 12].some((length) => named.has(placeCode.slice(0, length)) && placeCode.length >= length)),
    )
    .map((group) => group.groupKey);
}

/** Categories with this in their name, and what hangs under them. */
function categoriesNamed(db: ReadableDb, value: string): readonly string[] {
  return db
    .all<{ id: string }>(
      `WITH RECURSIVE under (id) AS (
         SELECT id FROM categories WHERE instr(name, :value) > 0 UNION SELECT c.id FROM categories c JOIN under ON c.parentId = under.id)
       SELECT id FROM under`,
      { value },
    )
    .map((row) => row.id);
}

function intersection(a: readonly number[], b: readonly number[]): readonly number[] {
  const inB = new Set(b);
  return a.filter((key) => inB.has(key));
}
