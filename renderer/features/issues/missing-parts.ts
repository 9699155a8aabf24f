import type { Feedback } from '../../../domain/issue/issue.ts';

/** The three parts of a feedback in the order they are told. */
export const FEEDBACK_PARTS = ['situation', 'handling', 'effect'] as const satisfies readonly (keyof Feedback)[];

/** The parts that still have no words; two of three are not a feedback. */
export function missingParts(feedback: Feedback): readonly (keyof Feedback)[] {
  return FEEDBACK_PARTS.filter((part) => feedback[part].trim() === '');
}
