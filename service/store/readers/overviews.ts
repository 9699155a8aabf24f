import { type Scope, territoryKey } from '../../../domain/people/scope.ts';
import { composeOverview, type Overview } from '../../../domain/statistics/overview.ts';
import type { Instant, Period } from '../../../domain/time/instant.ts';
import type { FactBook, IssueFacts } from './issue-facts.ts';

/** A figure of "now" may be this old while no issue has moved: its cut-off, printed beside it, says so. */
const NOW_IS_MS = 5_000;
const MOST_KEPT = 32;

interface Kept {
  readonly book: FactBook;
  readonly overview: Overview;
}

/** Composes overviews and keeps the newest: wall, charts and brief ask the same figures over and over between two changes. */
export class Overviews {
  readonly #facts: IssueFacts;
  readonly #kept = new Map<string, Kept>();

  constructor(facts: IssueFacts) {
    this.#facts = facts;
  }

  /** Every figure of a period at a cut-off, within the regions of a scope; null takes `now`. */
  async of({ period, cutOff, now, scope }: OverviewQuestion): Promise<Overview> {
    const book = await this.#facts.read(scope);
    const key = `${period.from} ${period.to} ${cutOff ?? 'now'} ${territoryKey(scope)}`;
    const kept = this.#kept.get(key);
    if (kept?.book === book && (cutOff !== null || isNow(kept.overview.cutOff, now))) return kept.overview;
    const overview = composeOverview({ ...book, period, cutOff: cutOff ?? now });
    this.#kept.delete(key);
    this.#kept.set(key, { book, overview });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MOST_KEPT && oldest.done === false) this.#kept.delete(oldest.value);
    return overview;
  }
}

/** What an overview is asked for. */
export interface OverviewQuestion {
  readonly period: Period;
  readonly cutOff: Instant | null;
  readonly now: Instant;
  readonly scope: Scope;
}

function isNow(cutOff: Instant, now: Instant): boolean {
  return cutOff <= now && now - cutOff < NOW_IS_MS;
}
