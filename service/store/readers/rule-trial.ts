import type { TrialRow } from '../../../contract/rules.ts';
import type { CategoryId, MessageId, RuleId } from '../../../domain/ids.ts';
import { normalise } from '../../../domain/message/normalise.ts';
import { TRIAGE_STATES, type TriageState } from '../../../domain/message/triage-state.ts';
import type { Matcher } from '../../../domain/rules/match.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import { conditionKey, type Condition, type Hit } from '../../../domain/rules/rule.ts';
import { NO_FIGURES, withMatches, type TrialFigures } from '../../../domain/rules/trial.ts';
import type { Instant, Period } from '../../../domain/time/instant.ts';
import { openMatcher } from '../open-matcher.ts';
import { issueCondition, messageCondition } from '../scope-condition.ts';
import type { ReadableDb } from '../store.ts';
import { NOT_SEALED } from './inbox-row.ts';
import type { MasterData } from './master-data.ts';
import { AFTER_ALL } from './message-page.ts';
import { keysWithin } from './keys-within.ts';

/** One step of a trial: the next messages of the period, newest first, before a message. */
export interface TrialStep {
  readonly draft: Condition;
  /** The version that is saved; null for a new rule. */
  readonly saved: Condition | null;
  readonly period: Period;
  readonly before: MessageId | null;
  readonly limit: number;
  readonly scope: Scope;
  /** How many rows of each kind the screen still wants. */
  readonly wanted: number;
}

/** What one step found. */
export interface TrialPortion {
  readonly examined: number;
  /** Where the next step goes on; null at the end of the period. */
  readonly next: MessageId | null;
  /** How much of the period lies behind, 0 to 1. */
  readonly share: number;
  readonly draft: TrialFigures;
  readonly saved: TrialFigures;
  readonly gained: number;
  readonly lost: number;
  readonly samples: { readonly matched: TrialRow[]; readonly gained: TrialRow[]; readonly lost: TrialRow[] };
}

interface PastMessage {
  readonly id: MessageId;
  readonly groupKey: number;
  readonly sentAt: Instant;
  readonly text: string;
  readonly state: number;
}

/** Compares messages of the past with a draft and with the saved version. */
export async function trialStep(db: ReadableDb, master: MasterData, step: TrialStep): Promise<TrialPortion> {
  const span = keysWithin(db, step.period);
  const portion = emptyPortion();
  if (span === null) return { ...portion, share: 1 };
  const draft = await matcherOf(db, master, step.draft);
  const saved = step.saved === null ? null : await matcherOf(db, master, step.saved);
  const last = Math.min(span.last, (step.before ?? AFTER_ALL) - 1);
  const within = messageCondition(step.scope, 'm');
  const rows = db.all<PastMessage>(
    `SELECT m.id, m.groupKey, m.sentAt, m.text, m.state FROM messages m
     WHERE m.id BETWEEN :first AND :last ${within.sql} ORDER BY m.id DESC LIMIT :limit`,
    { first: span.first, last, limit: step.limit, ...within.parameters },
  );
  for (const row of rows) {
    if (row.sentAt < step.period.from || row.sentAt >= step.period.to) continue;
    compare(portion, step, master, row, hitsOf(draft, master, row), saved === null ? null : hitsOf(saved, master, row));
  }
  const oldest = rows.at(-1)?.id ?? null;
  const isEnd = rows.length < step.limit || oldest === null || oldest <= span.first;
  return {
    ...portion,
    next: isEnd ? null : oldest,
    share: isEnd ? 1 : (span.last - oldest) / Math.max(1, span.last - span.first),
  };
}

/** What a draft would have missed: messages of the period that stand in issues of the category or one below it. */
export async function trialMisses(
  db: ReadableDb,
  master: MasterData,
  input: {
    readonly draft: Condition;
    readonly categoryId: CategoryId;
    readonly period: Period;
    readonly wanted: number;
    readonly scope: Scope;
  },
): Promise<{ readonly of: number; readonly missed: number; readonly rows: TrialRow[] }> {
  const span = keysWithin(db, input.period);
  if (span === null) return { of: 0, missed: 0, rows: [] };
  const draft = await matcherOf(db, master, input.draft);
  const issue = issueCondition(input.scope, 'i');
  const message = messageCondition(input.scope, 'm');
  const evidence = db.all<PastMessage>(
    `WITH RECURSIVE under (id) AS (SELECT :categoryId UNION SELECT c.id FROM categories c JOIN under ON c.parentId = under.id)
     SELECT DISTINCT m.id, m.groupKey, m.sentAt, m.text, m.state
     FROM issues i JOIN issueMessages e ON e.issueId = i.id JOIN messages m ON m.id = e.messageId
     WHERE i.categoryId IN (SELECT id FROM under) AND i.state <> 'withdrawn' AND ${NOT_SEALED} AND m.id BETWEEN :first AND :last
       AND m.sentAt >= :from AND m.sentAt < :to ${issue.sql} ${message.sql}
     ORDER BY m.id DESC`,
    { categoryId: input.categoryId, ...span, ...input.period, ...issue.parameters, ...message.parameters },
  );
  const missed = evidence.filter((row) => hitsOf(draft, master, row).length === 0);
  return {
    of: evidence.length,
    missed: missed.length,
    rows: missed.slice(0, input.wanted).map((row) => toTrialRow(row, master, [])),
  };
}

type Growing = {
  -readonly [Key in keyof TrialPortion]: TrialPortion[Key];
};

function emptyPortion(): Growing {
  return {
    ...{ examined: 0, next: null, share: 0, draft: NO_FIGURES, saved: NO_FIGURES, gained: 0, lost: 0 },
    samples: { matched: [], gained: [], lost: [] },
  };
}

function compare(
  portion: Growing,
  { wanted }: TrialStep,
  master: MasterData,
  row: PastMessage,
  draft: readonly Hit[],
  saved: readonly Hit[] | null,
): void {
  const state = stateOf(row);
  const { samples } = portion;
  const show = (list: TrialRow[], hits: readonly Hit[]): void => {
    if (list.length < wanted) list.push(toTrialRow(row, master, hits));
  };
  portion.examined += 1;
  if (draft.length > 0) {
    portion.draft = withMatches(portion.draft, state, 1);
    show(samples.matched, draft);
  }
  if (saved === null) return;
  if (saved.length > 0) portion.saved = withMatches(portion.saved, state, 1);
  if (draft.length > 0 && saved.length === 0) {
    portion.gained += 1;
    show(samples.gained, draft);
  }
  if (draft.length === 0 && saved.length > 0) {
    portion.lost += 1;
    show(samples.lost, saved);
  }
}

function hitsOf(matcher: Matcher, master: MasterData, row: PastMessage): readonly Hit[] {
  return matcher.match(normalise(row.text), master.groups.get(row.groupKey)?.placeCode ?? null);
}

function toTrialRow(row: PastMessage, master: MasterData, hits: readonly Hit[]): TrialRow {
  const group = master.groups.get(row.groupKey);
  return {
    id: row.id,
    groupName: group?.name ?? '',
    countyName: group?.countyName ?? null,
    sentAt: row.sentAt,
    text: row.text,
    highlights: hits.map(({ start, length }) => ({ start, length })),
    state: stateOf(row),
  };
}

function stateOf({ id, state }: PastMessage): TriageState {
  const known = TRIAGE_STATES[state];
  if (known === undefined) throw new Error(`Message ${id} has no state`);
  return known;
}

/** A trial asks many times with the same conditions; the names of places they may use change with the master data. */
const REMEMBERED = 4;
const matchers = new Map<string, Matcher>();

async function matcherOf(db: ReadableDb, master: MasterData, condition: Condition): Promise<Matcher> {
  const key = `${master.version} ${conditionKey(condition)}`;
  const known = matchers.get(key);
  if (known !== undefined) return known;
  const matcher = await openMatcher(db, [
    {
      ...{ id: '' as RuleId, name: '', categoryId: null, severity: 1, pager: false, enabled: true, version: 0 },
      ...condition,
    },
  ]);
  for (const oldest of matchers.keys()) if (matchers.size >= REMEMBERED) matchers.delete(oldest);
  matchers.set(key, matcher);
  return matcher;
}
