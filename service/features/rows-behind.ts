import type { FactSelector } from '../../domain/statistics/issue-fact.ts';
import { selectFacts } from '../../domain/statistics/select-facts.ts';
import type { Instant, Period } from '../../domain/time/instant.ts';
import { ledgerRows } from '../store/ledger.ts';
import type { ReadableDb } from '../store/store.ts';
import type { IssueFacts } from './issue-facts.ts';

/** A figure of thousands is opened to be sampled, not read; the total beside the rows is always exact. */
const MOST_ROWS = 1_000;

/** The rows a figure stands for, newest first: the selector that drew the figure lists them. */
export async function rowsBehind(
  db: ReadableDb,
  facts: IssueFacts,
  { period, cutOff, selector }: { readonly period: Period; readonly cutOff: Instant; readonly selector: FactSelector },
) {
  const chosen = selectFacts((await facts.read()).facts, period, cutOff, selector);
  const newest = [...chosen].sort((one, other) => other.receivedAt - one.receivedAt).slice(0, MOST_ROWS);
  const rows = await ledgerRows(
    db,
    newest.map((fact) => fact.issueId),
  );
  return { rows: [...rows], total: chosen.length };
}
