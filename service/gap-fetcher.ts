import type { FetchedAgain, MissedSpan } from '../domain/account/missed-span.ts';
import type { AccountId, OperatorId } from '../domain/ids.ts';
import type { Instant } from '../domain/time/instant.ts';
import { errorName, type Log } from './log.ts';
import { appendAudit } from './store/audit-log.ts';
import { closeGap, noteFetch } from './store/gaps.ts';
import { missedSpan } from './store/missed-span.ts';
import type { Store } from './store/store.ts';

/** An open gap that somebody wants to be asked for again. */
export interface GapToFetch {
  readonly id: number;
  readonly accountKey: number;
  readonly accountId: AccountId;
  readonly lastSeenAt: Instant | null;
  readonly firstSeenAt: Instant | null;
}

/** What the fetcher is tied to. */
export interface GapFetcherParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly log: Log;
  /** Never rejects. */
  readonly ask: (accountId: AccountId, missed: MissedSpan) => Promise<FetchedAgain>;
}

/**
 * Asks again 补取 for what a gap may have cost, one gap of an account at a time: it takes as long as the platform takes, so it goes on
 * beside the command that ordered it, and how it ended is written to the gap. Only a history that met what was seen last closes it.
 */
export class GapFetcher {
  readonly #parts: GapFetcherParts;
  readonly #running = new Map<number, Promise<void>>();
  readonly #lastOf = new Map<number, Promise<void>>();

  constructor(parts: GapFetcherParts) {
    this.#parts = parts;
  }

  isFetching(id: number): boolean {
    return this.#running.has(id);
  }

  /** Begins; a gap that is being fetched already is not fetched twice. */
  fetch(gap: GapToFetch, by: OperatorId, action: string): void {
    if (this.#running.has(gap.id)) return;
    const before = this.#lastOf.get(gap.accountKey) ?? Promise.resolve();
    const work = before
      .then(() => this.#fetchNow(gap, by, action))
      .catch((error: unknown) => {
        const { log } = this.#parts;
        log.error('gap-not-fetched', { gap: gap.id, error: errorName(error) });
      })
      .then(() => {
        this.#running.delete(gap.id);
        if (this.#lastOf.get(gap.accountKey) === work) this.#lastOf.delete(gap.accountKey);
      });
    this.#running.set(gap.id, work);
    this.#lastOf.set(gap.accountKey, work);
  }

  /** Resolves when nothing is under way; the connectors have ended before, so it does not take long. */
  async settled(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async #fetchNow({ id, accountKey, accountId, lastSeenAt, firstSeenAt }: GapToFetch, by: OperatorId, action: string) {
    const { store, clock, ask } = this.#parts;
    const missed = await missedSpan(store.read, accountKey, { since: lastSeenAt, until: firstSeenAt });
    const { outcome, found } = await ask(accountId, missed);
    this.#running.delete(id);
    await store.write(async (tx) => {
      const at = clock.now();
      await noteFetch(tx, id, { outcome, found, at });
      if (outcome === 'filled') await closeGap(tx, id, { state: 'filled', at, by });
      await appendAudit(tx, {
        ...{ at, by, action, entity: 'gap' as const, entityId: String(id) },
        detail: `${outcome}, ${found} found`,
      });
    });
  }
}
