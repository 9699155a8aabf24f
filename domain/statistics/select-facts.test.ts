import { describe, expect, it } from 'vitest';
import type { CategoryId, IssueId, RegionCode } from '../ids.ts';
import { DAY_MS, HOUR_MS, instant } from '../time/instant.ts';
import { weekPeriod } from '../time/shanghai.ts';
import { aFact } from './fact-builders.ts';
import type { FactSelector, IssueFact } from './issue-fact.ts';
import { selectFacts, stageAt } from './select-facts.ts';

const week = weekPeriod(instant(Date.parse('2026-11-24T12:00:00+08:00')));
const at = (days: number, hours = 0) => instant(week.from + days * DAY_MS + hours * HOUR_MS);
const named = (name: string, parts: Partial<IssueFact>) => aFact({ ...parts, issueId: name as IssueId });
const county = '430202' as RegionCode;

function selected(facts: readonly IssueFact[], selector: FactSelector, cutOff = at(5)): readonly string[] {
  return selectFacts(facts, week, cutOff, selector).map(({ issueId }) => issueId);
}

describe('selectFacts', () => {
  it('takes the first moment of the period and the cut-off itself, and not the end of the period', () => {
    const facts = [
      named('before', { receivedAt: at(0, -0.001) }),
      named('first', { receivedAt: at(0) }),
      named('at cut-off', { receivedAt: at(5) }),
      named('after cut-off', { receivedAt: instant(at(5) + 1) }),
      named('next week', { receivedAt: at(7) }),
    ];
    const received: FactSelector = { kind: 'received', countyCode: null, rootCategoryId: null };
    expect([selected(facts, received), selected(facts, received, at(30))]).toEqual([
      ['first', 'at cut-off'],
      ['first', 'at cut-off', 'after cut-off'],
    ]);
  });

  it('never takes a withdrawn issue', () => {
    expect(
      selected([named('withdrawn', { receivedAt: at(1), state: 'withdrawn' })], { kind: 'open', countyCode: null }),
    ).toEqual([]);
  });

  it('keeps the unknown county apart from every county', () => {
    const facts = [named('known', { receivedAt: at(1) }), named('unknown', { receivedAt: at(1), countyCode: null })];
    const open = (countyCode: RegionCode | 'unknown' | null) => selected(facts, { kind: 'open', countyCode });
    expect([open(county), open('unknown'), open('430203' as RegionCode), open(null)]).toEqual([
      ['known'],
      ['unknown'],
      [],
      ['known', 'unknown'],
    ]);
  });

  it('counts a duration in the week in which it ends and what has not ended apart', () => {
    const dispatched = { receivedAt: at(-9), dispatchedAt: at(-9), signedAt: at(-8), respondedAt: at(-8) };
    const facts = [
      named('ended last week', { ...dispatched, closedAt: at(-1) }),
      named('ends this week', { ...dispatched, closedAt: at(2) }),
      named('ends after the cut-off', { ...dispatched, closedAt: at(6) }),
      named('never dispatched', { receivedAt: at(1) }),
    ];
    expect([
      selected(facts, { kind: 'measured', measure: 'handling', countyCode: null }),
      selected(facts, { kind: 'pending', measure: 'handling', countyCode: null }),
      selected(facts, { kind: 'pending', measure: 'first-response', countyCode: null }),
    ]).toEqual([['ends this week'], ['ends after the cut-off'], ['never dispatched']]);
  });

  it('looks for closing as far as the cut-off, also after the period, and asks on-time of what fell due', () => {
    const facts = [
      named('closed next week', { receivedAt: at(6), closedAt: at(8), outcome: 'solved', dueAt: at(11) }),
      named('closed in time', { receivedAt: at(1), closedAt: at(2), outcome: 'rejected', dueAt: at(3) }),
      named('closed too late', { receivedAt: at(1), closedAt: at(4), outcome: 'solved', dueAt: at(3) }),
      named('due later', { receivedAt: at(1), dueAt: at(6) }),
    ];
    const part = (rate: 'closing' | 'verified-solved' | 'on-time', of: 'numerator' | 'denominator', cutOff: number) =>
      selected(facts, { kind: 'rate', rate, part: of, countyCode: null }, at(cutOff));
    expect([
      part('closing', 'numerator', 9),
      part('verified-solved', 'numerator', 9),
      part('closing', 'denominator', 9),
      part('on-time', 'denominator', 5),
      part('on-time', 'numerator', 5),
      part('on-time', 'denominator', 9),
    ]).toEqual([
      ['closed next week', 'closed in time', 'closed too late'],
      ['closed next week', 'closed too late'],
      ['closed next week', 'closed in time', 'closed too late', 'due later'],
      ['closed in time', 'closed too late'],
      ['closed in time'],
      ['closed in time', 'closed too late', 'due later'],
    ]);
  });

  it('takes open, overdue and due-soon at the cut-off, or at the end of a week that is over', () => {
    const facts = [
      named('overdue', { receivedAt: at(0), dueAt: at(4) }),
      named('due soon', { receivedAt: at(0), dueAt: at(6) }),
      named('has time', { receivedAt: at(4), dueAt: at(9) }),
      named('closed after the week', { receivedAt: at(3), dueAt: at(20), closedAt: at(8), outcome: 'solved' }),
    ];
    const stocks = (cutOff: number) =>
      (['open', 'overdue', 'due-soon'] as const).map((kind) => selected(facts, { kind, countyCode: null }, at(cutOff)));
    expect([stocks(5), stocks(30)]).toEqual([
      [['overdue', 'due soon', 'has time', 'closed after the week'], ['overdue'], ['due soon']],
      [['overdue', 'due soon', 'has time', 'closed after the week'], ['overdue', 'due soon'], []],
    ]);
  });

  it('tells the stage at a moment from the times alone', () => {
    const fact = aFact({
      receivedAt: at(0),
      dispatchedAt: at(1),
      signedAt: at(2),
      closedAt: at(3),
      rootCategoryId: 'r' as CategoryId,
    });
    expect([0, 1, 2, 3].map((day) => stageAt(fact, at(day)))).toEqual(['waiting', 'dispatched', 'handling', 'closed']);
  });
});
