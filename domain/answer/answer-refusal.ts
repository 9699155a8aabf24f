/** Why the rules of answers and help refuse something. */
export const ANSWER_REFUSALS = [
  'answer-missing',
  'entry-out-of-date',
  'expiry-past',
  'doer-missing',
  'done-already',
] as const;
export type AnswerRefusal = (typeof ANSWER_REFUSALS)[number];

/** What villagers are helped with 代办 (F26). */
export const HELP_KINDS = ['errand', 'medicine', 'papers', 'payment', 'visit', 'other'] as const;
export type HelpKind = (typeof HELP_KINDS)[number];
