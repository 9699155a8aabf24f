import type { RegionCode } from '../ids.ts';
import type { Instant, Period } from '../time/instant.ts';
import { distribution } from './distribution.ts';
import { durationOf } from './duration-of.ts';
import type { Distribution, FactSelector, IssueFact, Measure, Rate, RateKind } from './issue-fact.ts';
import { isSelected, selectFacts } from './select-facts.ts';

/** The facts a set of figures is drawn from, with their period and cut-off. */
export interface Scope {
  readonly facts: readonly IssueFact[];
  readonly period: Period;
  readonly cutOff: Instant;
}

/** A count and the selector of its rows. */
export interface CountFigure {
  readonly count: number;
  readonly selector: FactSelector;
}

/** A rate with the selectors of its parts; printed with numerator, denominator and cut-off (N01). */
export interface RateFigure {
  readonly kind: RateKind;
  readonly rate: Rate;
  readonly numerator: FactSelector;
  readonly denominator: FactSelector;
}

/** What ended in the period, and what had begun and not ended: the second stands beside the first, never left out. */
export interface DurationFigure {
  readonly measure: Measure;
  readonly distribution: Distribution;
  readonly selector: FactSelector;
  readonly pending: CountFigure;
}

/** Which county a figure is about: null is every county, 'unknown' 未定区域. */
export type CountyScope = RegionCode | 'unknown' | null;

/** Counts the rows of a selector. */
export function countOf({ facts, period, cutOff }: Scope, selector: FactSelector): CountFigure {
  const isCounted = isSelected(period, cutOff, selector);
  let count = 0;
  for (const fact of facts) if (isCounted(fact)) count += 1;
  return { count, selector };
}

/** A rate of a period at a cut-off; value is null where nobody is asked. */
export function rate(
  facts: readonly IssueFact[],
  period: Period,
  cutOff: Instant,
  kind: RateKind,
  countyCode: CountyScope = null,
): Rate {
  return rateFigure({ facts, period, cutOff }, kind, countyCode).rate;
}

/** The same with the selectors of its parts. */
export function rateFigure(scope: Scope, kind: RateKind, countyCode: CountyScope): RateFigure {
  const numerator = countOf(scope, { kind: 'rate', rate: kind, part: 'numerator', countyCode });
  const denominator = countOf(scope, { kind: 'rate', rate: kind, part: 'denominator', countyCode });
  const value = denominator.count === 0 ? null : numerator.count / denominator.count;
  return {
    kind,
    rate: { numerator: numerator.count, denominator: denominator.count, value },
    numerator: numerator.selector,
    denominator: denominator.selector,
  };
}

/** The distribution of a measure with what is still pending. */
export function durationFigure(scope: Scope, measure: Measure, countyCode: CountyScope): DurationFigure {
  const selector: FactSelector = { kind: 'measured', measure, countyCode };
  const ended = selectFacts(scope.facts, scope.period, scope.cutOff, selector);
  return {
    measure,
    distribution: distribution(ended.map((fact) => durationOf(fact, measure)).filter((value) => value !== null)),
    selector,
    pending: countOf(scope, { kind: 'pending', measure, countyCode }),
  };
}
