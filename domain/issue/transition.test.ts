import { describe, expect, it } from 'vitest';
import type { UnitId } from '../ids.ts';
import { UNDO_GRACE_MS, UNDO_WINDOW_MS } from '../message/triage-state.ts';
import { instant } from '../time/instant.ts';
import { ISSUE_ACT_KINDS } from './act-states.ts';
import type { IssueActKind } from './act-states.ts';
import { applyEvent } from './apply-event.ts';
import { ISSUE_STATES } from './issue.ts';
import type { IssueAct, IssueState } from './issue.ts';
import {
  aDraft,
  ACTS,
  anIssue,
  CHECKER,
  COMMISSION,
  CREATED_AT,
  DEPARTMENT,
  FACTS,
  READER,
  WAY_TO,
} from './issue-builders.ts';
import { decide } from './transition.ts';

/** What each act leads to from each state; a dot is a refusal. */
const TABLE: Readonly<Record<IssueActKind, Readonly<Record<IssueState, IssueState | '.'>>>> = {
  created: row('. . . . . . .'),
  'evidence-added': row('registered dispatched signed returned fed-back . .'),
  'evidence-removed': row('registered dispatched signed returned fed-back . .'),
  amended: row('registered dispatched signed returned fed-back . .'),
  dispatched: row('dispatched . . dispatched . . .'),
  signed: row('. signed . . . . .'),
  urged: row('. dispatched signed returned . . .'),
  returned: row('. returned returned . . . .'),
  'fed-back': row('. . fed-back . . . .'),
  reworked: row('. . . . signed . .'),
  verified: row('. . . . closed . .'),
  told: row('. . . . . closed .'),
  withdrawn: row('withdrawn withdrawn . . . . .'),
};

function row(text: string): Readonly<Record<IssueState, IssueState | '.'>> {
  const cells = text.split(' ');
  return Object.fromEntries(ISSUE_STATES.map((state, index) => [state, cells[index]])) as Record<
    IssueState,
    IssueState | '.'
  >;
}

const now = { at: CREATED_AT, by: CHECKER };
const refusal = (state: IssueState, act: IssueAct, by = now) => {
  const decision = decide(anIssue(WAY_TO[state]), act, by, FACTS);
  return decision.ok ? null : decision.refusal;
};

describe('the life of an issue', () => {
  it.each(ISSUE_ACT_KINDS)('allows %s in its states and in no other', (kind) => {
    const reached = ISSUE_STATES.map((state) => {
      const issue = anIssue(WAY_TO[state]);
      const decision = decide(issue, ACTS[kind], now, FACTS);
      if (!decision.ok) return [state, decision.refusal === 'not-in-this-state' ? '.' : decision.refusal];
      return [state, applyEvent(issue, issue.id, decision.event).state];
    });
    expect(reached).toEqual(Object.entries(TABLE[kind]));
  });

  it('begins with being created and with nothing else', () => {
    const begun = ISSUE_ACT_KINDS.filter((kind) => decide(null, ACTS[kind], now, FACTS).ok);
    expect(begun).toEqual(['created']);
  });

  it('numbers an event after the newest and stamps it', () => {
    expect(decide(anIssue(WAY_TO.signed), ACTS.urged, now, FACTS)).toEqual({
      ok: true,
      event: { seq: 4, at: CREATED_AT, by: CHECKER, act: ACTS.urged },
    });
  });

  it('never takes a commission as handling unit, nor a department as the commission', () => {
    const missing = 'missing' as UnitId;
    expect([
      refusal('registered', { ...ACTS.dispatched, handlingUnitId: COMMISSION.id }),
      refusal('dispatched', { ...ACTS.signed, handlingUnitId: COMMISSION.id }),
      refusal('registered', { ...ACTS.dispatched, commissionId: DEPARTMENT.id }),
      refusal('registered', { ...ACTS.dispatched, commissionId: missing }),
      refusal('registered', { ...ACTS.dispatched, handlingUnitId: missing }),
      refusal('dispatched', { ...ACTS.signed, handlingUnitId: missing }),
      refusal('registered', { ...ACTS.dispatched, handlingUnitId: null }),
    ]).toEqual([
      'commission-cannot-handle',
      'commission-cannot-handle',
      'not-a-commission',
      'commission-required',
      'unit-unknown',
      'unit-unknown',
      null,
    ]);
  });

  it('needs all three parts of a feedback', () => {
    const { feedback } = ACTS['fed-back'];
    const withBlank = (part: keyof typeof feedback) =>
      refusal('signed', { kind: 'fed-back', feedback: { ...feedback, [part]: ' \n' } });
    expect([withBlank('situation'), withBlank('handling'), withBlank('effect')]).toEqual([
      'feedback-incomplete',
      'feedback-incomplete',
      'feedback-incomplete',
    ]);
  });

  it('needs a second person to verify, and a reason where it is not solved', () => {
    const byReader = { at: CREATED_AT, by: READER };
    expect([
      refusal('fed-back', ACTS.verified, byReader),
      refusal('fed-back', ACTS.reworked, byReader),
      refusal('fed-back', { ...ACTS.verified, outcome: 'beyond-authority' }),
      refusal('fed-back', { ...ACTS.verified, outcome: 'rejected', note: '经核查不属实' }),
    ]).toEqual(['second-person-required', null, 'reason-missing', null]);
  });

  it('needs words where words are asked', () => {
    expect([
      refusal('registered', { ...ACTS.amended, draft: aDraft({ title: '' }) }),
      refusal('registered', { ...ACTS.amended, draft: aDraft({ gradeReason: ' ' }) }),
      refusal('signed', { ...ACTS.urged, text: '' }),
      refusal('signed', { ...ACTS.returned, reason: '' }),
      refusal('signed', { ...ACTS.returned, dutyCited: '' }),
      refusal('fed-back', { ...ACTS.reworked, reason: '' }),
      refusal('closed', { ...ACTS.told, text: '' }),
      decide(null, { ...ACTS.created, draft: aDraft({ title: ' ' }) }, now, FACTS),
    ]).toEqual([
      'title-missing',
      'grade-reason-missing',
      'reason-missing',
      'reason-missing',
      'duty-missing',
      'reason-missing',
      'reason-missing',
      { ok: false, refusal: 'title-missing' },
    ]);
  });

  it('tells the villagers once', () => {
    const told = anIssue([...WAY_TO.closed, ACTS.told]);
    expect(decide(told, ACTS.told, now, FACTS)).toEqual({ ok: false, refusal: 'already-told' });
  });

  it('withdraws only within the time for undo, and a dispatch only where the same command made it', () => {
    const soon = { at: instant(CREATED_AT + UNDO_WINDOW_MS + UNDO_GRACE_MS), by: READER };
    const late = { at: instant(CREATED_AT + UNDO_WINDOW_MS + UNDO_GRACE_MS + 1), by: READER };
    const registered = anIssue(WAY_TO.registered);
    const dispatchedLater = applyEvent(registered, registered.id, { seq: 2, ...soon, act: ACTS.dispatched });
    expect([
      refusal('registered', ACTS.withdrawn, soon),
      refusal('dispatched', ACTS.withdrawn, soon),
      refusal('registered', ACTS.withdrawn, late),
      decide(dispatchedLater, ACTS.withdrawn, soon, FACTS),
    ]).toEqual([null, null, 'undo-too-late', { ok: false, refusal: 'not-in-this-state' }]);
  });

  it('takes back a merge and never the messages an issue was made of', () => {
    expect([
      refusal('registered', { ...ACTS['evidence-removed'], messageCount: 1 }),
      refusal('registered', { ...ACTS['evidence-removed'], messageCount: 2 }),
    ]).toEqual([null, 'not-in-this-state']);
  });
});
