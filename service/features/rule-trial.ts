import type { TrialRow, TrialState, TrialSummary } from '../../contract/rules.ts';
import type { CategoryId, MessageId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { conditionKey, type Condition, type Rule } from '../../domain/rules/rule.ts';
import { NO_FIGURES, type TrialFigures } from '../../domain/rules/trial.ts';
import { DAY_MS, instant, type Instant, type Period } from '../../domain/time/instant.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { TrialPortion } from '../store/readers/rule-trial.ts';

/** Short enough that a search asked meanwhile waits no longer than a blink. */
const STEP = 4_000;
const SAMPLES = 40;
const KEPT_TRIALS = 200;

export interface Trial {
  readonly condition: Condition;
  readonly saved: Rule | null;
  readonly categoryId: CategoryId | null;
  readonly days: number;
  /** What the person who tries it may see; only a trial on the whole city lets a rule go live. */
  readonly scope: Scope;
}

interface TrialParts {
  readonly readers: Readers;
  readonly clock: { now(): Instant };
}

/** What was tried since the service started, so that a save can be refused to what never was. */
export class TrialBook {
  readonly #trials = new Map<string, TrialSummary>();

  find(condition: Condition): TrialSummary | null {
    return this.#trials.get(conditionKey(condition)) ?? null;
  }

  note(condition: Condition, summary: TrialSummary): void {
    const key = conditionKey(condition);
    this.#trials.delete(key);
    this.#trials.set(key, summary);
    for (const oldest of this.#trials.keys()) if (this.#trials.size > KEPT_TRIALS) this.#trials.delete(oldest);
  }
}

/**
 * Tries a condition on the messages of the last days, step by step on a reader thread, and tells after each step how far it has come.
 * Whoever stops listening ends it; only a trial that came to its end counts as one.
 */
export async function* tryRule(
  { readers, clock }: TrialParts,
  book: TrialBook,
  trial: Trial,
  signal: AbortSignal | undefined,
): AsyncGenerator<TrialState, void, void> {
  const now = clock.now();
  const period: Period = { from: instant(now - trial.days * DAY_MS), to: instant(now + 1) };
  const { condition: draft, saved } = trial;
  let state = beginning(saved !== null);
  let before: MessageId | null = null;
  do {
    const portion: TrialPortion = await readers.run('rules.trialStep', {
      ...{ draft, period, before, limit: STEP, wanted: SAMPLES, scope: trial.scope },
      saved: saved === null ? null : { groups: saved.groups, exclusions: saved.exclusions },
    });
    if (hasLeft(signal)) return;
    state = added(state, portion);
    before = portion.next;
    if (before !== null) yield state;
  } while (before !== null);
  const { categoryId } = trial;
  const missed =
    categoryId === null
      ? null
      : await readers.run('rules.trialMisses', { draft, categoryId, period, wanted: SAMPLES, scope: trial.scope });
  if (hasLeft(signal)) return;
  const isWhole = trial.scope.territory === null;
  if (isWhole)
    book.note(draft, {
      ...{ at: now, days: trial.days, examined: state.examined, figures: state.draft },
      missed: missed === null ? null : { of: missed.of, missed: missed.missed },
    });
  yield { ...state, share: 1, isDone: true, missed };
}

/** Asked anew after each wait: the listener may have gone meanwhile. */
function hasLeft(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

function beginning(hasSaved: boolean): TrialState {
  return {
    ...{ isDone: false, examined: 0, share: 0, draft: NO_FIGURES, before: hasSaved ? NO_FIGURES : null },
    ...{ gained: 0, lost: 0, samples: { matched: [], gained: [], lost: [] }, missed: null },
  };
}

function added(state: TrialState, portion: TrialPortion): TrialState {
  const { samples } = portion;
  return {
    ...state,
    examined: state.examined + portion.examined,
    share: portion.share,
    draft: sum(state.draft, portion.draft),
    before: state.before === null ? null : sum(state.before, portion.saved),
    gained: state.gained + portion.gained,
    lost: state.lost + portion.lost,
    samples: {
      matched: more(state.samples.matched, samples.matched),
      gained: more(state.samples.gained, samples.gained),
      lost: more(state.samples.lost, samples.lost),
    },
  };
}

function sum(a: TrialFigures, b: TrialFigures): TrialFigures {
  return {
    matched: a.matched + b.matched,
    useful: a.useful + b.useful,
    noise: a.noise + b.noise,
    open: a.open + b.open,
  };
}

function more(rows: TrialRow[], found: readonly TrialRow[]): TrialRow[] {
  return [...rows, ...found].slice(0, SAMPLES);
}
