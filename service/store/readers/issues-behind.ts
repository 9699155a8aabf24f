import type { IssueId } from '../../../domain/ids.ts';
import type { FactSelector } from '../../../domain/statistics/issue-fact.ts';
import { selectFacts } from '../../../domain/statistics/select-facts.ts';
import type { Instant, Period } from '../../../domain/time/instant.ts';
import type { IssueFacts } from './issue-facts.ts';

/** A figure of thousands is opened to be sampled, not read; the total beside the rows is always exact. */
const MOST_ROWS = 1_000;

/** The issues a figure stands for, newest first and at most a thousand, and how many there are: the selector that drew the figure lists them. */
export async function issuesBehind(
  facts: IssueFacts,
  question: { readonly period: Period; readonly cutOff: Instant; readonly selector: FactSelector },
): Promise<{ readonly ids: readonly IssueId[]; readonly total: number }> {
  const { period, cutOff, selector } = question;
  const chosen = selectFacts((await facts.read()).facts, period, cutOff, selector);
  const newest = chosen.toSorted((one, other) => other.receivedAt - one.receivedAt).slice(0, MOST_ROWS);
  return { ids: newest.map((fact) => fact.issueId), total: chosen.length };
}
