/**
 * What an operator has decided about a message 研判.
 * new 待研判 · issue 已立为问题 · merged 已并入 · registered 已登记 · dismissed 无需处理 · later 稍后
 * lead 已转线索（密）: its words are sealed, and only its place in its group is left.
 */
export type TriageState = 'new' | 'issue' | 'merged' | 'registered' | 'dismissed' | 'later' | 'lead';

export const TRIAGE_STATES = [
  'new',
  'issue',
  'merged',
  'registered',
  'dismissed',
  'later',
  'lead',
] as const satisfies readonly TriageState[];

/** The states a list may be asked for: what became a lead is in none. */
export type ListedState = Exclude<TriageState, 'lead'>;
export const LISTED_STATES = [
  'new',
  'issue',
  'merged',
  'registered',
  'dismissed',
  'later',
] as const satisfies readonly ListedState[];

/** How long after an act the operator may take it back (mission: undo instead of "are you sure"). */
export const UNDO_WINDOW_MS = 10_000;

/** The screen counts ten seconds; the key press still has to travel, so the rules wait a little longer. */
export const UNDO_GRACE_MS = 5_000;
