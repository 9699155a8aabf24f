import type { CategoryId, IssueId, RegionCode } from '../../../domain/ids.ts';
import { isWithin, type Scope, territoryKey } from '../../../domain/people/scope.ts';
import type { IssueFact } from '../../../domain/statistics/issue-fact.ts';
import { allCategories } from '../categories.ts';
import { changesAfter, newestChange } from '../change-log.ts';
import { allFacts, factsOf, rootsOfCategories, type StoredFact } from '../issue-facts.ts';
import { allCounties } from '../regions.ts';
import type { ReadableDb } from '../store.ts';

/** What every figure is computed from, as it is now. */
export interface FactBook {
  readonly facts: readonly IssueFact[];
  /** Roots of the category tree in display order. */
  readonly categories: readonly { readonly id: CategoryId; readonly name: string }[];
  readonly counties: readonly { readonly code: RegionCode; readonly name: string }[];
}

/** Having missed more announcements than this, reading everything again is quicker. */
const MOST_MISSED = 20_000;

/**
 * The facts of all issues, kept in memory and brought up to date by the change log: a chart over a year of 50,000 issues reads
 * only those that moved since it was last asked.
 */
export class IssueFacts {
  readonly #db: ReadableDb;
  readonly #facts = new Map<IssueId, StoredFact>();
  /** The newest announcement the facts know of; null before the first reading. */
  #seq: number | null = null;
  /** What was composed since anything changed, by the regions it is about. */
  readonly #books = new Map<string, FactBook>();

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** The facts of every committed change within the regions of a scope; the same value while nothing has changed. */
  async read(scope: Scope): Promise<FactBook> {
    const newest = await newestChange(this.#db);
    if (this.#seq === null || newest - this.#seq > MOST_MISSED) await this.#readAll();
    else if (newest > this.#seq) await this.#catchUp(this.#seq);
    // Read before the facts: what was committed in between is read once more, never missed.
    this.#seq = newest;
    const key = territoryKey(scope);
    const book = this.#books.get(key) ?? (await this.#compose(scope));
    this.#books.set(key, book);
    return book;
  }

  async #readAll(): Promise<void> {
    this.#books.clear();
    this.#facts.clear();
    for (const fact of await allFacts(this.#db)) this.#facts.set(fact.issueId, fact);
  }

  async #catchUp(since: number): Promise<void> {
    const changes = await changesAfter(this.#db, since, MOST_MISSED);
    if (changes.some(({ entity, id }) => entity === 'issue' && id === null)) return this.#readAll();
    const moved = changes.flatMap(({ entity, id }) => (entity === 'issue' && id !== null ? [id as IssueId] : []));
    if (moved.length > 0) await this.#readAgain([...new Set(moved)]);
    if (moved.length > 0 || changes.some(({ entity }) => entity === 'category' || entity === 'region'))
      this.#books.clear();
  }

  async #readAgain(moved: readonly IssueId[]): Promise<void> {
    const found = new Map((await factsOf(this.#db, moved)).map((fact) => [fact.issueId, fact]));
    for (const id of moved) {
      const fact = found.get(id);
      if (fact === undefined) this.#facts.delete(id);
      else this.#facts.set(id, fact);
    }
  }

  async #compose(scope: Scope): Promise<FactBook> {
    const roots = await rootsOfCategories(this.#db);
    const stored = [...this.#facts.values()];
    const mine = scope.territory === null ? stored : stored.filter((fact) => isWithin(scope, fact.placeCode));
    const facts = mine.map((fact) => withRoot(fact, roots.get(fact.categoryId) ?? fact.categoryId));
    const categories = (await allCategories(this.#db)).filter((category) => category.parentId === null);
    return {
      facts,
      categories: categories.map(({ id, name }) => ({ id, name })),
      counties: (await allCounties(this.#db)).filter((county) => hasPartOf(scope, county.code)),
    };
  }
}

/** Field by field: a row of the database is a dictionary to the engine, and statistics read a million fields. */
function withRoot(fact: StoredFact, rootCategoryId: CategoryId): IssueFact {
  return {
    issueId: fact.issueId,
    countyCode: fact.countyCode,
    rootCategoryId,
    grade: fact.grade,
    state: fact.state,
    outcome: fact.outcome,
    receivedAt: fact.receivedAt,
    evidenceAt: fact.evidenceAt,
    dispatchedAt: fact.dispatchedAt,
    signedAt: fact.signedAt,
    respondedAt: fact.respondedAt,
    closedAt: fact.closedAt,
    toldAt: fact.toldAt,
    dueAt: fact.dueAt,
  };
}

/** Whether a county, or a part of it, belongs to the scope. */
function hasPartOf(scope: Scope, county: RegionCode): boolean {
  return isWithin(scope, county) || scope.territory?.some((code) => code.startsWith(county)) === true;
}
