import type { FactSelector, Measure, Stage } from '../../../domain/statistics/issue-fact.ts';
import type { Overview } from '../../../domain/statistics/overview.ts';
import type { TrendDay } from '../../../domain/statistics/trend.ts';
import type { RangeBar } from './range-bars.tsx';
import type { StageBar } from './stage-bars.tsx';
import type { TrendPoint } from './trend-lines.tsx';

/** From what is done to what nobody has taken up: the stack reads like the life of an issue, backwards. */
const STACK: readonly Stage[] = ['closed', 'handling', 'dispatched', 'waiting'];

/** Root categories with issues, the largest first, at most `most` of them. */
export function stageBars(overview: Pick<Overview, 'categories'>, most = Infinity): readonly StageBar[] {
  return overview.categories
    .filter(({ total }) => total.count > 0)
    .toSorted((a, b) => b.total.count - a.total.count)
    .slice(0, most)
    .map(({ rootCategoryId, name, total, stages }) => ({
      id: rootCategoryId,
      name,
      total: total.count,
      parts: STACK.map((stage) => ({ stage, count: stages[stage].count })),
    }));
}

/** The selector behind a bar, or behind one part of it. */
export function selectorOfBar(
  overview: Pick<Overview, 'categories'>,
  id: string,
  stage: Stage | null,
): FactSelector | null {
  const category = overview.categories.find(({ rootCategoryId }) => rootCategoryId === id);
  if (category === undefined) return null;
  return stage === null ? category.total.selector : category.stages[stage].selector;
}

/**
 * Counties by their 90th percentile, the slowest first; those with too few items for a rank follow with their count, in official
 * order. A county in which nothing ended is left out.
 */
export function rangeBars(overview: Pick<Overview, 'counties'>, measure: Measure): readonly RangeBar[] {
  const bars = overview.counties
    .filter(({ durations }) => durations[measure].distribution.n > 0)
    .map(({ countyCode, name, durations, ranks }) => ({
      id: countyCode,
      name,
      distribution: durations[measure].distribution,
      isRanked: ranks[measure] !== null,
    }));
  const slowestFirst = (a: RangeBar, b: RangeBar): number => (b.distribution.p90 ?? 0) - (a.distribution.p90 ?? 0);
  return [
    ...bars.filter(({ isRanked }) => isRanked).toSorted(slowestFirst),
    ...bars.filter(({ isRanked }) => !isRanked),
  ];
}

/** Received per day beside the same day a week before. */
export function dayPoints(days: readonly TrendDay[], label: (day: TrendDay) => string): readonly TrendPoint[] {
  return days.map((day) => ({
    id: String(day.period.from),
    label: label(day),
    current: day.current?.count ?? null,
    before: day.previous.count,
  }));
}

/** Messages per hour of today up to the running hour, beside the whole day a week before. */
export function hourPoints(
  today: readonly number[],
  lastWeek: readonly number[],
  runningHour: number,
  label: (hour: number) => string,
): readonly TrendPoint[] {
  return Array.from({ length: 24 }, (_, hour) => ({
    id: String(hour),
    label: label(hour),
    current: hour <= runningHour ? (today[hour] ?? 0) : null,
    before: lastWeek[hour] ?? 0,
  }));
}
