import { assertNever } from '../assert-never.ts';
import type { RegionCode } from '../ids.ts';
import { deadlineLight } from '../issue/deadline-light.ts';
import { instant } from '../time/instant.ts';
import type { Instant, Period } from '../time/instant.ts';
import { spanOf } from './duration-of.ts';
import type { FactSelector, IssueFact, RateKind, Stage } from './issue-fact.ts';

/**
 * The issues a figure stands for: the one road both to the figure and to its rows, in the order given. What happened at the
 * cut-off itself is known. Stocks (pending, open, overdue, due-soon) are taken at the cut-off or at the last moment of the
 * period, whichever comes first; cohorts (closing, verified-solved, stage) look as far as the cut-off.
 */
export function selectFacts(
  facts: readonly IssueFact[],
  period: Period,
  cutOff: Instant,
  selector: FactSelector,
): readonly IssueFact[] {
  return facts.filter(isSelected(period, cutOff, selector));
}

/** Whether an issue is among those a selector stands for; counting asks this alone and builds no list. */
export function isSelected(period: Period, cutOff: Instant, selector: FactSelector): (fact: IssueFact) => boolean {
  const wanted = predicateOf(period, cutOff, selector);
  const { countyCode } = selector;
  return (fact) => fact.state !== 'withdrawn' && isOfCounty(fact, countyCode) && wanted(fact);
}

/** How far an issue had come at a moment, told from its times. */
export function stageAt(fact: IssueFact, at: Instant): Stage {
  if (isBy(fact.closedAt, at)) return 'closed';
  if (isBy(fact.signedAt, at)) return 'handling';
  return isBy(fact.dispatchedAt, at) ? 'dispatched' : 'waiting';
}

function predicateOf(period: Period, cutOff: Instant, selector: FactSelector): (fact: IssueFact) => boolean {
  const horizon = instant(Math.min(cutOff, period.to - 1));
  const isWithin = (at: Instant | null) => at !== null && at >= period.from && at <= horizon;
  const isOpen = (fact: IssueFact) => fact.receivedAt <= horizon && !isBy(fact.closedAt, horizon);
  switch (selector.kind) {
    case 'received':
      return (fact) => isWithin(fact.receivedAt) && isOfRoot(fact, selector.rootCategoryId);
    case 'stage':
      return (fact) =>
        isWithin(fact.receivedAt) &&
        isOfRoot(fact, selector.rootCategoryId) &&
        stageAt(fact, cutOff) === selector.stage;
    case 'closed':
      return (fact) => isWithin(fact.closedAt) && (selector.outcome === null || fact.outcome === selector.outcome);
    case 'measured':
      return (fact) => spanOf(fact, selector.measure).start !== null && isWithin(spanOf(fact, selector.measure).end);
    case 'pending':
      return (fact) => fact.receivedAt <= horizon && isPending(spanOf(fact, selector.measure), horizon);
    case 'open':
      return isOpen;
    case 'overdue':
      return (fact) => isOpen(fact) && lightAt(fact, horizon) === 'red';
    case 'due-soon':
      return (fact) => isOpen(fact) && lightAt(fact, horizon) === 'orange';
    case 'rate':
      return ratePredicate(selector.rate, selector.part, isWithin, cutOff);
    default:
      return assertNever(selector);
  }
}

function ratePredicate(
  rate: RateKind,
  part: 'numerator' | 'denominator',
  isWithin: (at: Instant | null) => boolean,
  cutOff: Instant,
): (fact: IssueFact) => boolean {
  const [isAsked, isMet] = rateRule(rate, isWithin, cutOff);
  return part === 'denominator' ? isAsked : (fact) => isAsked(fact) && isMet(fact);
}

/** Who is asked (denominator) and who of them has met it (numerator). */
function rateRule(
  rate: RateKind,
  isWithin: (at: Instant | null) => boolean,
  cutOff: Instant,
): readonly [(fact: IssueFact) => boolean, (fact: IssueFact) => boolean] {
  switch (rate) {
    case 'signed-for':
      return [(fact) => isWithin(fact.dispatchedAt), (fact) => isBy(fact.signedAt, cutOff)];
    case 'on-time':
      return [(fact) => isWithin(fact.dueAt), (fact) => isBy(fact.closedAt, fact.dueAt)];
    case 'closing':
      return [(fact) => isWithin(fact.receivedAt), (fact) => isBy(fact.closedAt, cutOff)];
    case 'verified-solved':
      return [(fact) => isWithin(fact.receivedAt), (fact) => isBy(fact.closedAt, cutOff) && fact.outcome === 'solved'];
    case 'told':
      return [(fact) => isWithin(fact.closedAt), (fact) => isBy(fact.toldAt, cutOff)];
    default:
      return assertNever(rate);
  }
}

function isPending(span: { readonly start: Instant | null; readonly end: Instant | null }, at: Instant): boolean {
  return isBy(span.start, at) && !isBy(span.end, at);
}

function lightAt(fact: IssueFact, at: Instant) {
  return deadlineLight({ startAt: fact.receivedAt, dueAt: fact.dueAt, closedAt: null }, at);
}

function isBy(happened: Instant | null, at: Instant): boolean {
  return happened !== null && happened <= at;
}

function isOfCounty(fact: IssueFact, countyCode: RegionCode | 'unknown' | null): boolean {
  if (countyCode === null) return true;
  return countyCode === 'unknown' ? fact.countyCode === null : fact.countyCode === countyCode;
}

function isOfRoot(fact: IssueFact, rootCategoryId: IssueFact['rootCategoryId'] | null): boolean {
  return rootCategoryId === null || fact.rootCategoryId === rootCategoryId;
}
