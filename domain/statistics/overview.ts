import { OUTCOMES } from '../issue/issue.ts';
import type { Outcome } from '../issue/issue.ts';
import { DAY_MS, instant } from '../time/instant.ts';
import type { Instant, Period } from '../time/instant.ts';
import { categoryCounts } from './category-counts.ts';
import type { CategoryFigure, RootCategory } from './category-counts.ts';
import { composeCounties } from './county-figures.ts';
import type { County, CountyFigure } from './county-figures.ts';
import { countOf, durationFigure, rateFigure } from './figures.ts';
import type { CountFigure, DurationFigure, RateFigure } from './figures.ts';
import { MEASURES, RATE_KINDS } from './issue-fact.ts';
import type { IssueFact, Measure, RateKind } from './issue-fact.ts';
import { withoutFinished } from './without-finished.ts';
import { composeTrend } from './trend.ts';
import type { Trend } from './trend.ts';

/**
 * Every figure of a period at one cut-off, for wall, charts and brief alike. Each figure carries the selector that drew it;
 * its rows are the same selector over the same period (the day's own period in the trend).
 */
export interface Overview {
  readonly period: Period;
  readonly cutOff: Instant;
  readonly received: CountFigure;
  /** Closed in the period, whenever received, with every outcome. */
  readonly closed: CountFigure;
  readonly outcomes: Readonly<Record<Outcome, CountFigure>>;
  readonly open: CountFigure;
  readonly overdue: CountFigure;
  readonly dueSoon: CountFigure;
  readonly rates: Readonly<Record<RateKind, RateFigure>>;
  readonly durations: Readonly<Record<Measure, DurationFigure>>;
  /** Root categories in the order of the tree, those without issues included. */
  readonly categories: readonly CategoryFigure[];
  /** Counties in official order, then 未定区域 with countyCode 'unknown'. */
  readonly counties: readonly CountyFigure[];
  readonly trend: Trend;
}

/** What an overview is composed from. */
export interface OverviewInput {
  readonly facts: readonly IssueFact[];
  readonly categories: readonly RootCategory[];
  readonly counties: readonly County[];
  readonly period: Period;
  readonly cutOff: Instant;
}

/** Composes every figure of a period; the same input gives the same value. */
export function composeOverview({ facts: all, categories, counties, period, cutOff }: OverviewInput): Overview {
  // The trend looks a week further back than the period.
  const facts = withoutFinished(all, instant(period.from - 7 * DAY_MS));
  const scope = { facts, period, cutOff };
  const closedAs = (outcome: Outcome) => countOf(scope, { kind: 'closed', outcome, countyCode: null });
  return {
    period,
    cutOff,
    received: countOf(scope, { kind: 'received', countyCode: null, rootCategoryId: null }),
    closed: countOf(scope, { kind: 'closed', outcome: null, countyCode: null }),
    outcomes: keyed(OUTCOMES, closedAs),
    open: countOf(scope, { kind: 'open', countyCode: null }),
    overdue: countOf(scope, { kind: 'overdue', countyCode: null }),
    dueSoon: countOf(scope, { kind: 'due-soon', countyCode: null }),
    rates: keyed(RATE_KINDS, (kind) => rateFigure(scope, kind, null)),
    durations: keyed(MEASURES, (measure) => durationFigure(scope, measure, null)),
    categories: categoryCounts(facts, period, cutOff, categories),
    counties: composeCounties(scope, counties),
    trend: composeTrend(scope),
  };
}

function keyed<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Readonly<Record<Key, Value>> {
  // fromEntries forgets the key type; every key of the union is among `keys`.
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>;
}
