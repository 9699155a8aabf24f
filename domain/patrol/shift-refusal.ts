/** Why the rules of the shift refuse something. */
export const SHIFT_REFUSALS = [
  'hours-empty',
  'duty-empty',
  'duty-over',
  'no-patroller',
  'note-missing',
  'own-hand-over',
] as const;
export type ShiftRefusal = (typeof SHIFT_REFUSALS)[number];
