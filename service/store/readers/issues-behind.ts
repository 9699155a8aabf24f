import type { IssueId } from '../../../domain/ids.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import type { FactSelector } from '../../../domain/statistics/issue-fact.ts';
import { selectFacts } from '../../../domain/statistics/select-facts.ts';
import type { Instant, Period } from '../../../domain/time/instant.ts';
import { recusedIssues } from '../recusals.ts';
import type { ReadableDb } from '../store.ts';
import type { IssueFacts } from './issue-facts.ts';

/** A figure of thousands is opened to be sampled, not read; the total beside the rows is always exact. */
const MOST_ROWS = 1_000;

/**
 * The issues a figure stands for, newest first and at most a thousand, and how many there are; those kept from
 * the person 回避 are counted as `withheld` and not listed, so that the total is the figure that was opened. */
export async function issuesBehind(
  db: ReadableDb,
  facts: IssueFacts,
  question: {
    readonly period: Period;
    readonly cutOff: Instant;
    readonly selector: FactSelector;
    readonly scope: Scope;
  },
): Promise<{ readonly ids: readonly IssueId[]; readonly total: number; readonly withheld: number }> {
  const { period, cutOff, selector, scope } = question;
  const all = selectFacts((await facts.read(scope)).facts, period, cutOff, selector);
  const kept = recusedIssues(db, scope);
  const chosen = kept.size === 0 ? all : all.filter((fact) => !kept.has(fact.issueId));
  const newest = chosen.toSorted((one, other) => other.receivedAt - one.receivedAt).slice(0, MOST_ROWS);
  return { ids: newest.map((fact) => fact.issueId), total: all.length, withheld: all.length - chosen.length };
}
