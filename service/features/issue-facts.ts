import type { CategoryId, IssueId, RegionCode } from '../../domain/ids.ts';
import type { IssueFact } from '../../domain/statistics/issue-fact.ts';
import { allCategories } from '../store/categories.ts';
import { allFacts, factsOf, rootsOfCategories, type StoredFact } from '../store/issue-facts.ts';
import { allCounties } from '../store/regions.ts';
import type { Change, Store } from '../store/store.ts';

/** What every figure is computed from, as it is now. */
export interface FactBook {
  readonly facts: readonly IssueFact[];
  /** Roots of the category tree in display order. */
  readonly categories: readonly { readonly id: CategoryId; readonly name: string }[];
  readonly counties: readonly { readonly code: RegionCode; readonly name: string }[];
}

/**
 * The facts of all issues, kept in memory and brought up to date by the change log: a chart over a year of 50,000 issues
 * reads only those that moved since it was last asked.
 */
export class IssueFacts {
  readonly #store: Store;
  readonly #stopListening: () => void;
  readonly #facts = new Map<IssueId, StoredFact>();
  readonly #moved = new Set<IssueId>();
  #everythingMoved = true;
  #book: FactBook | null = null;

  constructor(store: Store) {
    this.#store = store;
    this.#stopListening = store.onChange((changes) => this.#note(changes));
  }

  /** The facts of every committed change; the same value while nothing has changed. */
  async read(): Promise<FactBook> {
    if (this.#everythingMoved) await this.#readAll();
    else if (this.#moved.size > 0) await this.#readMoved();
    this.#book ??= await this.#compose();
    return this.#book;
  }

  close(): void {
    this.#stopListening();
  }

  #note(changes: readonly Change[]): void {
    for (const { entity, id } of changes) {
      if (entity === 'issue' && id !== null) this.#moved.add(id as IssueId);
      else if (entity === 'issue') this.#everythingMoved = true;
      else if (entity !== 'category' && entity !== 'region') continue;
      this.#book = null;
    }
  }

  async #readAll(): Promise<void> {
    this.#everythingMoved = false;
    this.#moved.clear();
    this.#facts.clear();
    for (const fact of await allFacts(this.#store.read)) this.#facts.set(fact.issueId, fact);
  }

  async #readMoved(): Promise<void> {
    const moved = [...this.#moved];
    this.#moved.clear();
    const found = new Map((await factsOf(this.#store.read, moved)).map((fact) => [fact.issueId, fact]));
    for (const id of moved) {
      const fact = found.get(id);
      if (fact === undefined) this.#facts.delete(id);
      else this.#facts.set(id, fact);
    }
  }

  async #compose(): Promise<FactBook> {
    const db = this.#store.read;
    const roots = await rootsOfCategories(db);
    const facts = [...this.#facts.values()].map((fact) =>
      withRoot(fact, roots.get(fact.categoryId) ?? fact.categoryId),
    );
    const categories = (await allCategories(db)).filter((category) => category.parentId === null);
    return { facts, categories: categories.map(({ id, name }) => ({ id, name })), counties: await allCounties(db) };
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
