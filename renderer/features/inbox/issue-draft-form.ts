import type { z } from 'zod';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { issueDraft } from '../../../contract/triage.ts';
import type { CategoryId, RegionCode, RuleId } from '../../../domain/ids.ts';
import type { Grade, Severity } from '../../../domain/issue/issue.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { titleFromText } from './title-from-text.ts';
import { wordsOfSpans } from './words-of-spans.ts';

/** The form of one issue while the operator fills it in. */
export interface IssueDraftForm {
  readonly title: string;
  readonly categoryId: CategoryId | null;
  readonly placeCode: RegionCode | null;
  readonly severity: Severity;
  readonly grade: Grade;
  readonly gradeReason: string;
  /** null takes the deadline of the grade. */
  readonly dueAt: Instant | null;
}

export type MissingField = 'title' | 'category' | 'gradeReason';

/**
 * What is filled in from the message: the operator confirms it by submitting. A reason is given only with the grade nobody has to
 * think about; where a rule says the matter is serious, the grade must be thought about. A grade the console proposes says in its
 * reason which words led to it.
 */
export function draftFor(
  row: InboxRow,
  severities: ReadonlyMap<RuleId, Severity>,
  ordinaryReason: string,
  suggestedReason: (words: readonly string[]) => string = () => '',
): IssueDraftForm {
  const severity = severityOf(row, severities);
  const grade = row.suggestion?.grade?.grade ?? 'ordinary';
  const gradeWords = wordsOfSpans(row.text, row.suggestion?.grade?.words ?? []);
  return {
    title: titleFromText(row.text),
    categoryId: row.suggestedCategoryId,
    placeCode: row.suggestion?.place?.code ?? row.placeCode,
    severity,
    grade,
    gradeReason: grade === 'ordinary' ? (severity === 3 ? '' : ordinaryReason) : suggestedReason(gradeWords),
    dueAt: null,
  };
}

/** A further issue of the same message: the place stays, the matter is another. */
export function furtherDraft(first: IssueDraftForm): IssueDraftForm {
  return { ...first, title: '', categoryId: null };
}

/** Another grade needs its own reason and has its own deadline. */
export function withGrade(draft: IssueDraftForm, grade: Grade, reason: string): IssueDraftForm {
  return draft.grade === grade ? draft : { ...draft, grade, gradeReason: reason, dueAt: null };
}

/** What must still be filled in, in the order of the form. */
export function missingIn(draft: IssueDraftForm): readonly MissingField[] {
  const missing: MissingField[] = [];
  if (draft.title.trim() === '') missing.push('title');
  if (draft.categoryId === null) missing.push('category');
  if (draft.gradeReason.trim() === '') missing.push('gradeReason');
  return missing;
}

/** The draft as the contract takes it; null while something is missing. */
export function toIssueDraft(draft: IssueDraftForm): z.input<typeof issueDraft> | null {
  const { categoryId } = draft;
  if (categoryId === null || missingIn(draft).length > 0) return null;
  return { ...draft, categoryId, title: draft.title.trim(), gradeReason: draft.gradeReason.trim() };
}

function severityOf(row: InboxRow, severities: ReadonlyMap<RuleId, Severity>): Severity {
  return row.highlights.reduce<Severity>((most, { ruleId }) => {
    const severity = ruleId === null ? undefined : severities.get(ruleId);
    return severity !== undefined && severity > most ? severity : most;
  }, 1);
}
