import type { Grade, Severity } from '../../domain/issue/issue.ts';

/**
 * One kind of trouble villagers speak of: what they say in the group, and how the matter would go on. {组} and the like are
 * slots of `fill-slots.ts`. Everything is invented; no sentence was taken from anybody.
 */
export interface Topic {
  /** Livelihood 民生 is about seventy of a hundred (N06). */
  readonly kind: 'livelihood' | 'other';
  /** Name of the leaf of the training category tree. */
  readonly category: string;
  /** Short name of the department that would handle it. */
  readonly department: string;
  readonly grade: Grade;
  readonly severity: Severity;
  readonly title: string;
  readonly says: readonly string[];
  readonly feedback: { readonly situation: string; readonly handling: string; readonly effect: string };
}
