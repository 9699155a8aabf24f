import type { RegionCode } from '../ids.ts';
import { countOf, durationFigure, rateFigure } from './figures.ts';
import type { CountFigure, DurationFigure, RateFigure, Scope } from './figures.ts';
import { groupFacts } from './group-facts.ts';
import { MEASURES } from './issue-fact.ts';
import type { Measure } from './issue-fact.ts';

/** A county as the charts name it. */
export interface County {
  readonly code: RegionCode;
  readonly name: string;
}

/** Below this many items a county shows its count and no rank (mission, Statistics). */
export const RANK_FROM = 5;

/** The figures of one county, or of the issues whose county is not known. */
export interface CountyFigure {
  readonly countyCode: RegionCode | 'unknown';
  readonly name: string;
  readonly received: CountFigure;
  readonly closed: CountFigure;
  readonly open: CountFigure;
  readonly overdue: CountFigure;
  readonly onTime: RateFigure;
  readonly closing: RateFigure;
  readonly durations: Readonly<Record<Measure, DurationFigure>>;
  /**
   * 1 is the fastest by 90th percentile, equal ones share a rank; null with fewer than five items and for unknown counties,
   * which have no office that could be ranked.
   */
  readonly ranks: Readonly<Record<Measure, number | null>>;
}

/** One figure for each county in the order given, then the unknown county. */
export function composeCounties(scope: Scope, counties: readonly County[]): readonly CountyFigure[] {
  const factsOf = groupFacts(scope.facts, (fact) => fact.countyCode ?? 'unknown');
  const figures = [
    ...counties.map(({ code, name }) => figuresOf({ ...scope, facts: factsOf(code) }, code, name)),
    figuresOf({ ...scope, facts: factsOf('unknown') }, 'unknown', '未定区域'),
  ];
  return figures.map((figure) => ({ ...figure, ranks: ranksOf(figure, figures) }));
}

function figuresOf(scope: Scope, countyCode: RegionCode | 'unknown', name: string): Omit<CountyFigure, 'ranks'> {
  return {
    countyCode,
    name,
    received: countOf(scope, { kind: 'received', countyCode, rootCategoryId: null }),
    closed: countOf(scope, { kind: 'closed', outcome: null, countyCode }),
    open: countOf(scope, { kind: 'open', countyCode }),
    overdue: countOf(scope, { kind: 'overdue', countyCode }),
    onTime: rateFigure(scope, 'on-time', countyCode),
    closing: rateFigure(scope, 'closing', countyCode),
    durations: {
      'first-response': durationFigure(scope, 'first-response', countyCode),
      'sign-for': durationFigure(scope, 'sign-for', countyCode),
      handling: durationFigure(scope, 'handling', countyCode),
    },
  };
}

function ranksOf(
  figure: Omit<CountyFigure, 'ranks'>,
  all: readonly Omit<CountyFigure, 'ranks'>[],
): CountyFigure['ranks'] {
  const [firstResponse, signFor, handling] = MEASURES.map((measure) => {
    const own = rankedValue(figure, measure);
    if (own === null) return null;
    return 1 + all.filter((other) => (rankedValue(other, measure) ?? Infinity) < own).length;
  });
  return { 'first-response': firstResponse ?? null, 'sign-for': signFor ?? null, handling: handling ?? null };
}

function rankedValue(figure: Omit<CountyFigure, 'ranks'>, measure: Measure): number | null {
  const { n, p90 } = figure.durations[measure].distribution;
  return figure.countyCode === 'unknown' || n < RANK_FROM ? null : p90;
}
