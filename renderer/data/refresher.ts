import type { Query, QueryClient } from '@tanstack/react-query';
import type { Entity } from '../../contract/entity.ts';
import { readsOf } from './reads-of.ts';

/** Least milliseconds between two refreshes of one query, where the query does not say otherwise. */
const REFRESH_EVERY_MS = 300;

/** Refreshes each query at once and then at most once per its interval, always with a last refresh after the last change. */
export class Refresher {
  readonly #queries: QueryClient;
  readonly #due = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #refreshedAt = new Map<string, number>();

  constructor(queries: QueryClient) {
    this.#queries = queries;
  }

  changed(entities: readonly Entity[]): void {
    const changed = new Set(entities);
    for (const query of this.#queries.getQueryCache().getAll()) {
      if (query.meta?.live === false || !readsOf(query.queryKey).some((entity) => changed.has(entity))) continue;
      // What no screen shows is asked again when one does; a patrol leaves hundreds of read conversations behind.
      if (query.isActive() || query.state.fetchStatus === 'fetching') this.#plan(query);
      else query.invalidate();
    }
  }

  #plan(query: Query): void {
    const { queryHash } = query;
    if (this.#due.has(queryHash)) return;
    const every = query.meta?.refreshEvery ?? REFRESH_EVERY_MS;
    const wait = Math.max(0, (this.#refreshedAt.get(queryHash) ?? -Infinity) + every - performance.now());
    this.#due.set(
      queryHash,
      setTimeout(() => void this.#refresh(queryHash), wait),
    );
  }

  async #refresh(queryHash: string): Promise<void> {
    const query = this.#queries.getQueryCache().get(queryHash);
    // An answer on its way may be older than the change. To begin anew beside it would throw it away, and where changes come faster
    // than answers none would ever arrive.
    if (query?.state.fetchStatus === 'fetching') await query.promise?.catch(() => undefined);
    this.#due.delete(queryHash);
    if (query === undefined) {
      this.#refreshedAt.delete(queryHash);
      return;
    }
    this.#refreshedAt.set(queryHash, performance.now());
    // By the query itself: to ask the cache for it would make the key of every query anew to compare them.
    query.invalidate();
    if (query.isActive()) await query.fetch().catch(() => undefined);
  }
}
