import type { Instant, Period } from '../time/instant.ts';
import type { CountFigure, DurationFigure, RateFigure } from './figures.ts';
import { STAGES } from './issue-fact.ts';
import type { Distribution, FactSelector } from './issue-fact.ts';
import type { Overview } from './overview.ts';

/** Which rows a figure is asked with. */
export interface AskedRows {
  readonly selector: FactSelector;
  readonly period: Period;
  readonly cutOff: Instant;
}

/** Every figure of one or several overviews, found again by the rows it stands for. */
export interface OverviewFigures {
  /** undefined where no overview has such a figure; null where it has one and there is nothing to measure. */
  valueOf(asked: AskedRows, statistic: 'count' | 'median' | 'p90' | 'worst'): number | null | undefined;
}

/** Collects the figures of overviews for checks that what is printed is what was counted. */
export function overviewFigures(overviews: readonly Overview[]): OverviewFigures {
  const counts = new Map<string, number>();
  const distributions = new Map<string, Distribution>();
  for (const overview of overviews) {
    for (const { count, selector, period, cutOff } of countsOf(overview))
      counts.set(keyOf({ selector, period, cutOff }), count);
    for (const { distribution, selector } of durationsOf(overview)) {
      counts.set(keyOf({ ...overview, selector }), distribution.n);
      distributions.set(keyOf({ ...overview, selector }), distribution);
    }
  }
  return {
    valueOf: (asked, statistic) =>
      statistic === 'count' ? counts.get(keyOf(asked)) : distributions.get(keyOf(asked))?.[statistic],
  };
}

type AskedCount = CountFigure & Omit<AskedRows, 'selector'>;

function countsOf(overview: Overview): readonly AskedCount[] {
  const { period, cutOff, trend } = overview;
  const counties = overview.counties.flatMap((county) => [
    county.received,
    county.closed,
    county.open,
    county.overdue,
    ...[county.onTime, county.closing].flatMap(partsOf),
  ]);
  const here = [
    overview.received,
    overview.closed,
    overview.open,
    overview.overdue,
    overview.dueSoon,
    ...Object.values(overview.outcomes),
    ...Object.values(overview.rates).flatMap(partsOf),
    ...durationsOf(overview).map(({ pending }) => pending),
    ...overview.categories.flatMap(({ total, stages }) => [total, ...Object.values(stages)]),
    ...stageTotals(overview),
    ...counties,
  ].map((figure) => ({ ...figure, period, cutOff }));
  const before = { ...trend.previous, period: trend.previousPeriod, cutOff: trend.previousCutOff };
  return [...here, before];
}

function durationsOf(overview: Overview): readonly DurationFigure[] {
  return [overview, ...overview.counties].flatMap(({ durations }) => Object.values(durations));
}

function partsOf({ rate, numerator, denominator }: RateFigure): readonly CountFigure[] {
  return [
    { count: rate.numerator, selector: numerator },
    { count: rate.denominator, selector: denominator },
  ];
}

/** All categories of one stage: the bottom row of the category table. */
function stageTotals({ categories }: Overview): readonly CountFigure[] {
  return STAGES.map((stage) => ({
    count: categories.reduce((sum, category) => sum + category.stages[stage].count, 0),
    selector: { kind: 'stage', stage, countyCode: null, rootCategoryId: null },
  }));
}

// The order of a selector's keys differs between who draws a figure and who asks for it; the sorted pairs do not.
function keyOf({ selector, period, cutOff }: AskedRows): string {
  const pairs = Object.entries(selector).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([pairs, period.from, period.to, cutOff]);
}
