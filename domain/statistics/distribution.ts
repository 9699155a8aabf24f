import type { Distribution } from './issue-fact.ts';

/**
 * Median, quartiles, 90th percentile, worst and count of durations in milliseconds; all null where there are none.
 * Percentiles interpolate between the two nearest values (type 7), the way PERCENTILE.INC and MEDIAN of a spreadsheet do,
 * so that a clerk who checks a figure in the exported table finds the same one. Rounded to whole milliseconds.
 */
export function distribution(values: readonly number[]): Distribution {
  // A typed array sorts numbers as numbers, several times as fast as a comparing function: a year has 50,000 durations.
  const sorted = Float64Array.from(values).sort();
  return {
    n: sorted.length,
    median: percentile(sorted, 0.5),
    p90: percentile(sorted, 0.9),
    worst: sorted.at(-1) ?? null,
    lowerQuartile: percentile(sorted, 0.25),
    upperQuartile: percentile(sorted, 0.75),
  };
}

function percentile(sorted: Float64Array, share: number): number | null {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return Math.round(below + (above - below) * (position - Math.floor(position)));
}
