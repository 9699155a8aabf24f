import type { TriageState } from '../message/triage-state.ts';

/** What operators made of a message a rule matches: worth a look, nothing to do, or not decided yet. */
export type Worth = 'useful' | 'noise' | 'open';

/** How many messages of the past a condition matches, and what they were triaged as. */
export interface TrialFigures {
  readonly matched: number;
  readonly useful: number;
  readonly noise: number;
  readonly open: number;
}

export const NO_FIGURES: TrialFigures = { matched: 0, useful: 0, noise: 0, open: 0 };

/** How far back a rule is tried unless the clerk says otherwise, days. */
export const TRIAL_DAYS = 30;

/** Issue, merged and registered were worth it; dismissed was noise; what nobody has decided counts neither for nor against. */
export function worthOf(state: TriageState): Worth {
  switch (state) {
    case 'dismissed':
      return 'noise';
    case 'new':
    case 'later':
      return 'open';
    default:
      return 'useful';
  }
}

/** The figures with so many messages of one state more. */
export function withMatches(figures: TrialFigures, state: TriageState, count: number): TrialFigures {
  const worth = worthOf(state);
  return { ...figures, matched: figures.matched + count, [worth]: figures[worth] + count };
}

/** Share of the decided matches that were worth it, 0 to 1; null where none was decided. */
export function precisionOf({ useful, noise }: TrialFigures): number | null {
  return useful + noise === 0 ? null : useful / (useful + noise);
}
