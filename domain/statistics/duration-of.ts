import { assertNever } from '../assert-never.ts';
import type { Instant } from '../time/instant.ts';
import type { IssueFact, Measure } from './issue-fact.ts';

/** The two ends of a duration; null where it has not begun or not ended. */
export interface Span {
  readonly start: Instant | null;
  readonly end: Instant | null;
}

/** Where a measure of an issue begins and ends (mission, Statistics). */
export function spanOf(fact: IssueFact, measure: Measure): Span {
  switch (measure) {
    case 'first-response':
      return { start: fact.evidenceAt, end: fact.respondedAt };
    case 'sign-for':
      return { start: fact.dispatchedAt, end: fact.signedAt };
    case 'handling':
      return { start: fact.dispatchedAt, end: fact.closedAt };
    default:
      return assertNever(measure);
  }
}

/** How long a measure took, milliseconds; null while it has not begun or not ended. */
export function durationOf(fact: IssueFact, measure: Measure): number | null {
  const { start, end } = spanOf(fact, measure);
  return start === null || end === null ? null : Math.max(0, end - start);
}
