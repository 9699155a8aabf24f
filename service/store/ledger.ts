import type { z } from 'zod';
import type { IssueRow, ledgerSort, ledgerView } from '../../contract/issues.ts';
import { DUE_SOON_SHARE } from '../../domain/issue/deadline-light.ts';
import type { IssueId, RegionCode } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { issueCondition } from './scope-condition.ts';
import type { ReadableDb, SqlParameters } from './store.ts';

export type LedgerView = z.infer<typeof ledgerView>;
export type LedgerSort = z.infer<typeof ledgerSort>;

/** Which rows of the ledger 问题台账 are asked for. */
export interface LedgerQuery {
  readonly view: LedgerView;
  readonly countyCode: RegionCode | null;
  /** Every one of them must be in the number, the title, a unit or a place; empty means no such condition. */
  readonly words: readonly string[];
  readonly scope: Scope;
}

/** One page of it. */
export interface LedgerQuestion extends LedgerQuery {
  readonly sort: LedgerSort;
  readonly after: LedgerCursor | null;
  readonly limit: number;
  readonly now: Instant;
}

/** The last row of the page before: its sort value and id. */
export interface LedgerCursor {
  readonly key: number;
  readonly id: IssueId;
}

const FROM = `FROM issues i
  LEFT JOIN regions place ON place.code = i.placeCode
  LEFT JOIN regions town ON town.code = substr(i.placeCode, 1, 9) AND length(i.placeCode) = 12
  LEFT JOIN regions county ON county.code = i.countyCode
  LEFT JOIN units commission ON commission.id = i.commissionId
  LEFT JOIN units handling ON handling.id = i.handlingUnitId`;

// 42 village names of the city repeat, so a village is named with its township.
const PLACE_NAME = `CASE WHEN town.name IS NULL THEN place.name ELSE town.name || place.name END`;

const SELECT = `SELECT i.id, i.number, i.title, i.categoryId, i.categoryName, i.placeCode, ${PLACE_NAME} AS placeName, i.countyCode,
  county.name AS countyName, i.severity, i.grade, i.state, commission.name AS commissionName, handling.name AS handlingUnitName,
  i.createdAt, i.evidenceAt, i.dispatchedAt, i.signedAt, i.respondedAt, i.closedAt, i.toldAt, i.dueAt, i.outcome, i.messageCount,
  i.urgeCount, i.reworkCount, i.lastMoveAt, i.version ${FROM}`;

const OPEN = `i.state NOT IN ('closed', 'withdrawn')`;

/** The condition of each view; overdue and due-soon are those of domain/issue/deadline-light.ts, so that rows and figures agree. */
const VIEWS: Readonly<Record<LedgerView, string>> = {
  open: OPEN,
  overdue: `${OPEN} AND i.dueAt < :now`,
  'due-soon': `${OPEN} AND i.dueAt >= :now AND i.dueAt - :now <= (i.dueAt - i.createdAt) * ${DUE_SOON_SHARE}`,
  'to-verify': `i.state = 'fed-back'`,
  'to-tell': `i.state = 'closed' AND i.toldAt IS NULL`,
  'no-place': `${OPEN} AND i.countyCode IS NULL`,
  closed: `i.state = 'closed'`,
  all: 'true',
};

const SORTS: Readonly<Record<LedgerSort, { readonly column: string; readonly direction: 'ASC' | 'DESC' }>> = {
  due: { column: 'dueAt', direction: 'ASC' },
  newest: { column: 'createdAt', direction: 'DESC' },
  'last-move': { column: 'lastMoveAt', direction: 'DESC' },
};

/** One page of a view in the order asked for, and where the next one begins; next is null on the last page. */
export async function ledgerPage(
  db: ReadableDb,
  query: LedgerQuestion,
): Promise<{ readonly rows: readonly IssueRow[]; readonly next: LedgerCursor | null }> {
  const { column, direction } = SORTS[query.sort];
  const beyond = direction === 'ASC' ? '>' : '<';
  const paging = query.after === null ? '' : `AND (i.${column}, i.id) ${beyond} (:key, :afterId)`;
  const cursor = query.after === null ? {} : { key: query.after.key, afterId: query.after.id };
  const { condition, parameters } = conditionOf(query, query.now);
  const rows = db.all<IssueRow>(
    `${SELECT} WHERE ${condition} ${paging} ORDER BY i.${column} ${direction}, i.id ${direction} LIMIT :limit`,
    {
      ...parameters,
      ...cursor,
      limit: query.limit + 1,
    },
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const next =
    rows.length > query.limit && last !== undefined ? { key: sortValue(last, query.sort), id: last.id } : null;
  return { rows: page, next };
}

/** How many issues a view holds. */
export async function countLedger(db: ReadableDb, query: LedgerQuery, now: Instant): Promise<number> {
  const { condition, parameters } = conditionOf(query, now);
  const from = query.words.length === 0 ? 'FROM issues i' : FROM;
  return db.get<{ n: number }>(`SELECT count(*) AS n ${from} WHERE ${condition}`, parameters)?.n ?? 0;
}

/** How many issues each view of the ledger holds, in one pass. */
export async function countViews(
  db: ReadableDb,
  { now, scope }: { readonly now: Instant; readonly scope: Scope },
): Promise<Readonly<Record<LedgerView, number>>> {
  const within = issueCondition(scope, 'i');
  const sums = Object.entries(VIEWS).map(([view, condition]) => `coalesce(sum(${condition}), 0) AS "${view}"`);
  const row = db.get<Record<LedgerView, number>>(`SELECT ${sums.join(', ')} FROM issues i WHERE true ${within.sql}`, {
    now,
    ...within.parameters,
  });
  if (row === undefined) throw new Error('A sum has no row');
  return row;
}

/** The row of one issue; null where there is none within the scope. */
export async function ledgerRow(db: ReadableDb, id: IssueId, scope: Scope): Promise<IssueRow | null> {
  const within = issueCondition(scope, 'i');
  return db.get<IssueRow>(`${SELECT} WHERE i.id = :id ${within.sql}`, { id, ...within.parameters }) ?? null;
}

/** The rows of these issues, newest first; those beyond the scope are left out. */
export async function ledgerRows(db: ReadableDb, ids: readonly IssueId[], scope: Scope): Promise<readonly IssueRow[]> {
  const within = issueCondition(scope, 'i');
  return db.all<IssueRow>(
    `${SELECT} WHERE i.id IN (SELECT value FROM json_each(:ids)) ${within.sql} ORDER BY i.createdAt DESC, i.id DESC`,
    {
      ids: JSON.stringify(ids),
      ...within.parameters,
    },
  );
}

/** Open issues, those of the same village first, then township, then county, then the rest; among them the one last moved first. */
export async function openNear(
  db: ReadableDb,
  near: {
    readonly placeCode: RegionCode | null;
    readonly words: readonly string[];
    readonly limit: number;
    readonly scope: Scope;
  },
): Promise<readonly IssueRow[]> {
  const inScope = issueCondition(near.scope, 'i');
  const distance = `CASE WHEN i.placeCode = :place THEN 0 WHEN substr(i.placeCode, 1, 9) = substr(:place, 1, 9) THEN 1 ELSE 2 END`;
  const within = near.placeCode === null ? 'true' : 'i.countyCode = substr(:place, 1, 6)';
  return db.all<IssueRow>(
    `${SELECT} WHERE ${OPEN} AND ${within} ${inScope.sql} ${wordsCondition(near.words)} ORDER BY ${distance}, i.lastMoveAt DESC, i.id LIMIT :limit`,
    {
      place: near.placeCode,
      limit: near.limit,
      ...wordsParameter(near.words),
      ...inScope.parameters,
    },
  );
}

function conditionOf(
  query: LedgerQuery,
  now: Instant,
): { readonly condition: string; readonly parameters: SqlParameters } {
  const county = query.countyCode === null ? '' : 'AND i.countyCode = :county';
  const within = issueCondition(query.scope, 'i');
  return {
    condition: `${VIEWS[query.view]} ${county} ${within.sql} ${wordsCondition(query.words)}`,
    parameters: {
      ...(VIEWS[query.view].includes(':now') ? { now } : {}),
      ...(query.countyCode === null ? {} : { county: query.countyCode }),
      ...within.parameters,
      ...wordsParameter(query.words),
    },
  };
}

function wordsCondition(words: readonly string[]): string {
  if (words.length === 0) return '';
  return `AND NOT EXISTS (SELECT 1 FROM json_each(:words) word WHERE instr(
    i.number || ' ' || lower(i.title) || ' ' || coalesce(commission.name, '') || ' ' || coalesce(handling.name, '') || ' ' ||
    coalesce(county.name, '') || ' ' || coalesce(town.name, '') || coalesce(place.name, ''), word.value) = 0)`;
}

function wordsParameter(words: readonly string[]): SqlParameters {
  return words.length === 0 ? {} : { words: JSON.stringify(words) };
}

function sortValue(row: IssueRow, sort: LedgerSort): number {
  switch (sort) {
    case 'due':
      return row.dueAt;
    case 'newest':
      return row.createdAt;
    case 'last-move':
      return row.lastMoveAt;
  }
}
