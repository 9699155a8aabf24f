import type { CategoryId, IssueId, RegionCode } from '../../domain/ids.ts';
import type { IssueFact } from '../../domain/statistics/issue-fact.ts';
import type { ReadableDb } from './store.ts';

/** A fact with the category its root is looked up from. */
export interface StoredFact extends Omit<IssueFact, 'rootCategoryId'> {
  readonly placeCode: RegionCode | null;
  readonly categoryId: CategoryId;
}

const SELECT = `SELECT id AS issueId, placeCode, countyCode, categoryId, grade, state, outcome, createdAt AS receivedAt, evidenceAt, dispatchedAt,
  signedAt, respondedAt, closedAt, toldAt, dueAt FROM issues`;

/** The facts of every issue that was not withdrawn; order is not promised. */
export async function allFacts(db: ReadableDb): Promise<readonly StoredFact[]> {
  return db.all<StoredFact>(`${SELECT} WHERE state <> 'withdrawn'`);
}

/** The facts of these issues; withdrawn ones are left out. */
export async function factsOf(db: ReadableDb, ids: readonly IssueId[]): Promise<readonly StoredFact[]> {
  return db.all<StoredFact>(`${SELECT} WHERE state <> 'withdrawn' AND id IN (SELECT value FROM json_each(:ids))`, {
    ids: JSON.stringify(ids),
  });
}

/** Which root of the category tree each category hangs under; a root hangs under itself. */
export async function rootsOfCategories(db: ReadableDb): Promise<ReadonlyMap<CategoryId, CategoryId>> {
  const rows = db.all<{ id: CategoryId; root: CategoryId }>(
    `WITH RECURSIVE tree (id, root) AS (
       SELECT id, id FROM categories WHERE parentId IS NULL
       UNION ALL SELECT c.id, t.root FROM categories c JOIN tree t ON c.parentId = t.id)
     SELECT id, root FROM tree`,
  );
  return new Map(rows.map((row) => [row.id, row.root]));
}
