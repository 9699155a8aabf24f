import { DAY_MS, instant } from '../time/instant.ts';
import type { Instant, Period } from '../time/instant.ts';
import { weekdayOf } from '../time/shanghai.ts';
import { countOf } from './figures.ts';
import { groupFacts } from './group-facts.ts';
import type { CountFigure, Scope } from './figures.ts';

/** One day of the period beside the same day a week before. */
export interface TrendDay {
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly period: Period;
  /** null for a day that begins after the cut-off: it has not been, which is not the same as none. */
  readonly current: CountFigure | null;
  readonly previousPeriod: Period;
  /** The whole day a week before. */
  readonly previous: CountFigure;
}

/** Issues received per day against the week before. */
export interface Trend {
  readonly days: readonly TrendDay[];
  readonly current: CountFigure;
  /** The week before cut at the same moment, so that half a week is compared with half a week. */
  readonly previousPeriod: Period;
  readonly previousCutOff: Instant;
  readonly previous: CountFigure;
}

const RECEIVED = { kind: 'received', countyCode: null, rootCategoryId: null } as const;
const WEEK_MS = 7 * DAY_MS;

/** Counts by day of the period [from, to), which starts at a midnight in Shanghai. */
export function composeTrend(scope: Scope): Trend {
  const days: TrendDay[] = [];
  const dayOf = (at: Instant) => Math.floor((at - scope.period.from) / DAY_MS);
  const factsOf = groupFacts(scope.facts, (fact) => dayOf(fact.receivedAt));
  for (let from = scope.period.from; from < scope.period.to; from = instant(from + DAY_MS))
    days.push(trendDay({ ...scope, facts: [...factsOf(dayOf(from)), ...factsOf(dayOf(from) - 7)] }, from));
  const previousPeriod = earlier(scope.period);
  // A cut-off after the end of the period would let the week before run into this one's time.
  const previousCutOff = instant(Math.min(scope.cutOff, scope.period.to - 1) - WEEK_MS);
  return {
    days,
    current: countOf(scope, RECEIVED),
    previousPeriod,
    previousCutOff,
    previous: countOf({ ...scope, period: previousPeriod, cutOff: previousCutOff }, RECEIVED),
  };
}

function trendDay(scope: Scope, from: Instant): TrendDay {
  const period = { from, to: instant(from + DAY_MS) };
  const previousPeriod = earlier(period);
  return {
    weekday: weekdayOf(from),
    period,
    current: from > scope.cutOff ? null : countOf({ ...scope, period }, RECEIVED),
    previousPeriod,
    previous: countOf({ ...scope, period: previousPeriod }, RECEIVED),
  };
}

function earlier(period: Period): Period {
  return { from: instant(period.from - WEEK_MS), to: instant(period.to - WEEK_MS) };
}
