import { HOUR_MS, MINUTE_MS, type Instant } from '../../domain/time/instant.ts';

/** Between these hours in Asia/Shanghai (UTC+8, no summer time) people talk; silence at night says nothing. */
const FIRST_HOUR = 8;
const LAST_HOUR = 22;
const ZONE_MS = 8 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

const REMEMBERED = 64;
/** Before this many pauses are known an account has no rhythm of its own. */
const ENOUGH = 16;
const WITHOUT_RHYTHM_MS = 6 * HOUR_MS;
const SHORTEST_MS = 30 * MINUTE_MS;
const TIMES_THE_USUAL = 10;

/** The rhythm of one account: the pauses between its messages, counted in waking time. */
export class Rhythm {
  #last: Instant;
  readonly #pauses: number[] = [];

  /** Silence counts from `since`. */
  constructor(since: Instant) {
    this.#last = since;
  }

  heard(at: Instant): void {
    this.#pauses.push(wakingMs(this.#last, at));
    if (this.#pauses.length > REMEMBERED) this.#pauses.shift();
    this.#last = at;
  }

  /** The connection was away: what it could not have said is not held against it. */
  rest(at: Instant): void {
    this.#last = at;
  }

  /** True where nothing came for ten times the pause that nine of ten stay below, at least half an hour of waking time. */
  isSilent(now: Instant): boolean {
    const longest =
      this.#pauses.length < ENOUGH ? WITHOUT_RHYTHM_MS : Math.max(SHORTEST_MS, TIMES_THE_USUAL * this.#usualPause());
    return wakingMs(this.#last, now) > longest;
  }

  #usualPause(): number {
    const sorted = this.#pauses.toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  }
}

/** Milliseconds of [from, to) that lie in waking hours. */
export function wakingMs(from: Instant, to: Instant): number {
  return Math.max(0, wakingSinceEpoch(to) - wakingSinceEpoch(from));
}

function wakingSinceEpoch(at: Instant): number {
  const local = at + ZONE_MS;
  const day = Math.floor(local / DAY_MS);
  const ofDay = local - day * DAY_MS - FIRST_HOUR * HOUR_MS;
  const perDay = (LAST_HOUR - FIRST_HOUR) * HOUR_MS;
  return day * perDay + Math.min(perDay, Math.max(0, ofDay));
}
