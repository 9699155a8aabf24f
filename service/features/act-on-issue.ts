import type { IssueId, UnitId } from '../../domain/ids.ts';
import { applyEvent } from '../../domain/issue/apply-event.ts';
import { deadlineFor } from '../../domain/issue/deadline.ts';
import type { Issue, IssueAct, IssueDraft } from '../../domain/issue/issue.ts';
import { decide } from '../../domain/issue/transition.ts';
import type { Unit } from '../../domain/issue/unit.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { publishedCalendar } from '../../domain/time/working-calendar.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findCategory } from '../store/categories.ts';
import { appendIssueEvent } from '../store/issues.ts';
import { findRegion } from '../store/regions.ts';
import type { ReadableDb, WriteTransaction } from '../store/store.ts';
import { findUnit } from '../store/units.ts';
import type { Doing } from './act-once.ts';
import { refusals } from './refusals.ts';

/** Lets something happen to an issue: asks the rules, appends the event with its row, audits it. `issue` is null before the first. */
export async function actOnIssue(
  tx: WriteTransaction,
  centerId: string,
  before: { readonly issue: Issue | null; readonly id: IssueId },
  act: IssueAct,
  doing: Doing,
): Promise<Issue> {
  const units = await unitsOf(tx.db, act, before.issue);
  const decision = decide(before.issue, act, doing, { unit: (id) => units.get(id) });
  if (!decision.ok) throw refusals['issue-refused']({ data: { refusal: decision.refusal } });
  const issue = applyEvent(before.issue, before.id, decision.event);
  await appendIssueEvent(tx, centerId, issue, decision.event);
  const { at, by, action } = doing;
  await appendAudit(tx, { at, by, action, entity: 'issue', entityId: issue.id, detail: act.kind });
  return issue;
}

/** What follows from a draft: the category's name as it is today, and the deadline of the grade unless one was given. */
export async function settleDraft(
  db: ReadableDb,
  draft: IssueDraft,
  from: Instant,
  before: Issue | null,
): Promise<{ readonly categoryName: string; readonly dueAt: Instant; readonly calendarKnown: boolean }> {
  const category = await findCategory(db, draft.categoryId);
  const isKept = before?.categoryId === draft.categoryId;
  if (category === null || (category.retired && !isKept)) {
    throw refusals['not-found']({ data: { entity: 'category', id: draft.categoryId } });
  }
  if (draft.placeCode !== null && (await findRegion(db, draft.placeCode)) === null) {
    throw refusals['not-found']({ data: { entity: 'region', id: draft.placeCode } });
  }
  const deadline = deadlineFor(draft.grade, from, publishedCalendar);
  // An old issue keeps the old name of its category (N07).
  const categoryName = isKept ? before.categoryName : category.name;
  return draft.dueAt === null
    ? { categoryName, ...deadline }
    : { categoryName, dueAt: draft.dueAt, calendarKnown: true };
}

async function unitsOf(db: ReadableDb, act: IssueAct, issue: Issue | null): Promise<ReadonlyMap<UnitId, Unit>> {
  const named = [
    issue?.commissionId ?? null,
    issue?.handlingUnitId ?? null,
    'commissionId' in act ? act.commissionId : null,
    'handlingUnitId' in act ? act.handlingUnitId : null,
  ];
  const units = new Map<UnitId, Unit>();
  for (const id of named) {
    const unit = id === null ? null : await findUnit(db, id);
    if (unit !== null) units.set(unit.id, unit);
  }
  return units;
}
