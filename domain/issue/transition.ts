import { assertNever } from '../assert-never.ts';
import type { OperatorId, UnitId } from '../ids.ts';
import { UNDO_GRACE_MS, UNDO_WINDOW_MS } from '../message/triage-state.ts';
import type { Instant } from '../time/instant.ts';
import { ACT_STATES } from './act-states.ts';
import type { Feedback, Issue, IssueAct, IssueDraft, IssueEvent } from './issue.ts';
import type { IssueRefusal } from './refusal.ts';
import type { Unit } from './unit.ts';

/** What the rules must know besides the issue. */
export interface TransitionFacts {
  /** undefined where there is no such unit. */
  unit(id: UnitId): Unit | undefined;
}

/** Either the event to append, numbered after the issue's newest, or the reason why nothing happens. */
export type Decision =
  { readonly ok: true; readonly event: IssueEvent } | { readonly ok: false; readonly refusal: IssueRefusal };

/** Says whether an act is possible now by this person, and makes its event; null is the issue that does not exist yet. */
export function decide(
  issue: Issue | null,
  act: IssueAct,
  by: { readonly at: Instant; readonly by: OperatorId },
  facts: TransitionFacts,
): Decision {
  const refusal = issue === null ? beginningRefusal(act) : refusalOf(issue, act, by, facts);
  if (refusal !== null) return { ok: false, refusal };
  return { ok: true, event: { seq: (issue?.version ?? 0) + 1, at: by.at, by: by.by, act } };
}

function beginningRefusal(act: IssueAct): IssueRefusal | null {
  return act.kind === 'created' ? draftRefusal(act.draft) : 'not-in-this-state';
}

function refusalOf(
  issue: Issue,
  act: IssueAct,
  by: { readonly at: Instant; readonly by: OperatorId },
  facts: TransitionFacts,
): IssueRefusal | null {
  if (act.kind === 'told' && issue.toldAt !== null) return 'already-told';
  if (!ACT_STATES[act.kind].includes(issue.state)) return 'not-in-this-state';
  switch (act.kind) {
    case 'created':
      return 'not-in-this-state';
    case 'evidence-added':
      return null;
    case 'evidence-removed':
      // What an issue was made of stays: only a merge can be taken back.
      return act.messageCount < issue.messageCount ? null : 'not-in-this-state';
    case 'amended':
      return draftRefusal(act.draft);
    case 'dispatched':
      return (
        commissionRefusal(facts.unit(act.commissionId)) ??
        (act.handlingUnitId === null ? null : handlerRefusal(facts, act.handlingUnitId))
      );
    case 'signed':
      return handlerRefusal(facts, act.handlingUnitId);
    case 'urged':
      return isBlank(act.text) ? 'reason-missing' : null;
    case 'returned':
      return isBlank(act.reason) ? 'reason-missing' : isBlank(act.dutyCited) ? 'duty-missing' : null;
    case 'fed-back':
      return isComplete(act.feedback) ? null : 'feedback-incomplete';
    case 'reworked':
      return isBlank(act.reason) ? 'reason-missing' : null;
    case 'verified':
      return verifyRefusal(issue, act.outcome, act.note, by.by);
    case 'told':
      return isBlank(act.text) ? 'reason-missing' : null;
    case 'withdrawn':
      return withdrawRefusal(issue, by.at);
    default:
      return assertNever(act);
  }
}

function draftRefusal(draft: IssueDraft): IssueRefusal | null {
  if (isBlank(draft.title)) return 'title-missing';
  // U01: a grade needs a reason.
  return isBlank(draft.gradeReason) ? 'grade-reason-missing' : null;
}

function commissionRefusal(unit: Unit | undefined): IssueRefusal | null {
  if (unit === undefined) return 'commission-required';
  return unit.kind === 'commission' ? null : 'not-a-commission';
}

/** U11: supervise the supervision; a discipline commission is never the one that does the work. */
function handlerRefusal(facts: TransitionFacts, id: UnitId): IssueRefusal | null {
  const unit = facts.unit(id);
  if (unit === undefined) return 'unit-unknown';
  return unit.kind === 'commission' ? 'commission-cannot-handle' : null;
}

/** F13: a second person closes. Whatever is not solved must say why (F15). */
function verifyRefusal(issue: Issue, outcome: string, note: string, by: OperatorId): IssueRefusal | null {
  if (issue.feedbackBy === by) return 'second-person-required';
  return outcome !== 'solved' && isBlank(note) ? 'reason-missing' : null;
}

/** Withdrawing is the undo of triage: within its window, and of a dispatch only when the same command made it, at the same moment. */
function withdrawRefusal(issue: Issue, at: Instant): IssueRefusal | null {
  if (issue.state === 'dispatched' && issue.dispatchedAt !== issue.createdAt) return 'not-in-this-state';
  return at - issue.createdAt > UNDO_WINDOW_MS + UNDO_GRACE_MS ? 'undo-too-late' : null;
}

/** U04: two of three are not a feedback. */
function isComplete(feedback: Feedback): boolean {
  return ![feedback.situation, feedback.handling, feedback.effect].some(isBlank);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
