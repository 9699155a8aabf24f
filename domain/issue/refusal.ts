/** Why an act on an issue is refused. The screen words it; nothing is changed. */
export type IssueRefusal =
  | 'not-in-this-state'
  | 'feedback-incomplete'
  | 'second-person-required'
  | 'commission-cannot-handle'
  | 'commission-required'
  | 'not-a-commission'
  | 'unit-unknown'
  | 'grade-reason-missing'
  | 'reason-missing'
  | 'duty-missing'
  | 'title-missing'
  | 'undo-too-late'
  | 'already-told';

export const ISSUE_REFUSALS = [
  'not-in-this-state',
  'feedback-incomplete',
  'second-person-required',
  'commission-cannot-handle',
  'commission-required',
  'not-a-commission',
  'unit-unknown',
  'grade-reason-missing',
  'reason-missing',
  'duty-missing',
  'title-missing',
  'undo-too-late',
  'already-told',
] as const satisfies readonly IssueRefusal[];
