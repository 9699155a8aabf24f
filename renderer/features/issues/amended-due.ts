import { deadlineFor } from '../../../domain/issue/deadline.ts';
import type { Grade } from '../../../domain/issue/issue.ts';
import { type Instant } from '../../../domain/time/instant.ts';
import { publishedCalendar } from '../../../domain/time/working-calendar.ts';

/**
 * The deadline to send with a correction: what the person has chosen; else null, which takes it from the grade, unless the grade
 * is kept and the deadline had been set by hand, which a corrected title must not undo.
 */
export function amendedDue(
  issue: { readonly grade: Grade; readonly createdAt: Instant; readonly dueAt: Instant },
  amended: { readonly grade: Grade; readonly chosenDueAt: Instant | null },
): Instant | null {
  if (amended.chosenDueAt !== null) return amended.chosenDueAt;
  const isByGrade = deadlineFor(issue.grade, issue.createdAt, publishedCalendar).dueAt === issue.dueAt;
  return amended.grade !== issue.grade || isByGrade ? null : issue.dueAt;
}
