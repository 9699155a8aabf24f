import { assertNever } from '../assert-never.ts';
import type { IssueId } from '../ids.ts';
import { countyOf } from '../region/region.ts';
import type { Issue, IssueAct, IssueDraft, IssueEvent } from './issue.ts';

/** The issue after one more event; null is the issue before its first. Throws where an event does not follow the one before it. */
export function applyEvent(issue: Issue | null, id: IssueId, event: IssueEvent): Issue {
  if (event.seq !== (issue?.version ?? 0) + 1)
    throw new Error(`Event ${event.seq} does not follow version ${issue?.version ?? 0} of issue ${id}`);
  if (event.act.kind === 'created') {
    if (issue !== null) throw new Error(`Issue ${id} was created twice`);
    return created(id, event, event.act);
  }
  if (issue === null) throw new Error(`Issue ${id} begins with ${event.act.kind}`);
  return { ...issue, ...consequence(issue, event, event.act), lastMoveAt: event.at, version: event.seq };
}

/** The issue its events, in order of seq, have left. Throws on an empty list. */
export function foldIssue(id: IssueId, events: readonly IssueEvent[]): Issue {
  const issue = events.reduce<Issue | null>((before, event) => applyEvent(before, id, event), null);
  if (issue === null) throw new Error(`Issue ${id} has no events`);
  return issue;
}

function created(id: IssueId, event: IssueEvent, act: Extract<IssueAct, { kind: 'created' }>): Issue {
  return {
    id,
    number: act.number,
    ...fromDraft(act.draft, act.categoryName),
    state: 'registered',
    commissionId: null,
    handlingUnitId: null,
    createdAt: event.at,
    createdBy: event.by,
    evidenceAt: act.evidenceAt,
    dispatchedAt: null,
    signedAt: null,
    feedbackAt: null,
    feedbackBy: null,
    feedback: null,
    closedAt: null,
    outcome: null,
    toldAt: null,
    respondedAt: null,
    dueAt: act.dueAt,
    calendarKnown: act.calendarKnown,
    messageCount: act.messageCount,
    urgeCount: 0,
    returnCount: 0,
    reworkCount: 0,
    lastMoveAt: event.at,
    version: event.seq,
  };
}

function consequence(
  issue: Issue,
  { at, by }: IssueEvent,
  act: Exclude<IssueAct, { kind: 'created' }>,
): Partial<Issue> {
  switch (act.kind) {
    case 'evidence-added': {
      const evidenceAt = act.earliestSentAt < issue.evidenceAt ? act.earliestSentAt : issue.evidenceAt;
      return { messageCount: issue.messageCount + act.messageCount, evidenceAt };
    }
    case 'evidence-removed':
      return { messageCount: issue.messageCount - act.messageCount, evidenceAt: act.earliestSentAt };
    case 'amended':
      return { ...fromDraft(act.draft, act.categoryName), dueAt: act.dueAt, calendarKnown: act.calendarKnown };
    case 'dispatched':
      // The clocks run from the first dispatch: a return, and the dispatch after it, never stop or restart one.
      return {
        state: 'dispatched',
        commissionId: act.commissionId,
        handlingUnitId: act.handlingUnitId,
        dispatchedAt: issue.dispatchedAt ?? at,
      };
    case 'signed':
      return {
        state: 'signed',
        handlingUnitId: act.handlingUnitId,
        signedAt: issue.signedAt ?? at,
        respondedAt: issue.respondedAt ?? at,
      };
    case 'urged':
      return { urgeCount: issue.urgeCount + 1 };
    case 'returned':
      return { state: 'returned', handlingUnitId: null, returnCount: issue.returnCount + 1 };
    case 'fed-back':
      return { state: 'fed-back', feedback: act.feedback, feedbackAt: at, feedbackBy: by };
    case 'reworked':
      return { state: 'signed', reworkCount: issue.reworkCount + 1 };
    case 'verified':
      return { state: 'closed', closedAt: at, outcome: act.outcome };
    case 'told':
      return { toldAt: at, respondedAt: issue.respondedAt ?? at };
    case 'withdrawn':
      return { state: 'withdrawn' };
    default:
      return assertNever(act);
  }
}

function fromDraft(draft: IssueDraft, categoryName: string) {
  const { title, categoryId, placeCode, severity, grade, gradeReason } = draft;
  return {
    title,
    categoryId,
    categoryName,
    placeCode,
    countyCode: placeCode && countyOf(placeCode),
    severity,
    grade,
    gradeReason,
  };
}
