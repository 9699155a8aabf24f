import { describe, expect, it } from 'vitest';
import type { IssueId } from '../ids.ts';
import { instant } from '../time/instant.ts';
import { applyEvent, foldIssue } from './apply-event.ts';
import type { IssueAct, IssueEvent } from './issue.ts';
import { ACTS, CHECKER, COMMISSION, CREATED_AT, DEPARTMENT, DESK, READER } from './issue-builders.ts';

const id = 'issue' as IssueId;
const later = (minutes: number) => instant(CREATED_AT + minutes * 60_000);

/** The acts one minute apart, by the person named or the reader. */
function eventsOf(...acts: readonly (IssueAct | readonly [IssueAct, typeof DESK])[]): readonly IssueEvent[] {
  return acts.map((entry, index) => {
    const [act, by] = 'kind' in entry ? [entry, READER] : entry;
    return { seq: index + 1, at: later(index), by, act };
  });
}

describe('applyEvent', () => {
  it('makes an issue of its first event', () => {
    expect(foldIssue(id, eventsOf(ACTS.created))).toEqual({
      id,
      number: '2026-000001',
      title: '三组停水两天',
      categoryId: 'water',
      categoryName: '供水',
      placeCode: '430202100201',
      countyCode: '430202',
      severity: 2,
      grade: 'ordinary',
      gradeReason: '一般民生问题',
      state: 'registered',
      commissionId: null,
      handlingUnitId: null,
      createdAt: later(0),
      createdBy: READER,
      evidenceAt: instant(CREATED_AT - 60_000),
      dispatchedAt: null,
      signedAt: null,
      feedbackAt: null,
      feedbackBy: null,
      feedback: null,
      closedAt: null,
      outcome: null,
      toldAt: null,
      respondedAt: null,
      dueAt: instant(CREATED_AT + 1_000_000),
      calendarKnown: true,
      messageCount: 2,
      urgeCount: 0,
      returnCount: 0,
      reworkCount: 0,
      lastMoveAt: later(0),
      version: 1,
    });
  });

  it('follows an issue through return, rework, closing and telling, with clocks that never stop', () => {
    const issue = foldIssue(
      id,
      eventsOf(
        ACTS.created,
        ACTS.dispatched,
        ACTS.signed,
        ACTS.returned,
        ACTS.dispatched,
        ACTS.urged,
        ACTS.signed,
        [ACTS['fed-back'], DESK],
        [ACTS.reworked, CHECKER],
        [ACTS['fed-back'], DESK],
        [ACTS.verified, CHECKER],
        ACTS.told,
      ),
    );
    const { number: _number, title: _title, ...shown } = issue;
    expect(shown).toMatchObject({
      state: 'closed',
      commissionId: COMMISSION.id,
      handlingUnitId: DEPARTMENT.id,
      dispatchedAt: later(1),
      signedAt: later(2),
      respondedAt: later(2),
      feedbackAt: later(9),
      feedbackBy: DESK,
      feedback: ACTS['fed-back'].feedback,
      closedAt: later(10),
      outcome: 'solved',
      toldAt: later(11),
      urgeCount: 1,
      returnCount: 1,
      reworkCount: 1,
      lastMoveAt: later(11),
      version: 12,
    });
  });

  it('starts the response clock at the earliest evidence, and takes a merge back', () => {
    const merged = foldIssue(id, eventsOf(ACTS.created, ACTS['evidence-added']));
    const takenBack = applyEvent(merged, id, {
      seq: 3,
      at: later(3),
      by: READER,
      act: { kind: 'evidence-removed', messageCount: 3, earliestSentAt: instant(CREATED_AT - 60_000) },
    });
    expect([merged, takenBack].map(({ messageCount, evidenceAt }) => [messageCount, evidenceAt])).toEqual([
      [5, CREATED_AT - 120_000],
      [2, CREATED_AT - 60_000],
    ]);
  });

  it('keeps the old category name until it is amended, and loses the county with the place', () => {
    const issue = foldIssue(id, eventsOf(ACTS.created, { ...ACTS.amended, categoryName: '农村供水' }));
    expect([issue.categoryName, issue.placeCode, issue.countyCode, issue.grade, issue.dueAt]).toEqual([
      '农村供水',
      null,
      null,
      'urgent',
      CREATED_AT + 500_000,
    ]);
  });

  it('throws on a life that cannot be: no beginning, two beginnings, a missing event', () => {
    const lives = [
      [],
      eventsOf(ACTS.dispatched),
      eventsOf(ACTS.created, ACTS.created),
      eventsOf(ACTS.created, ACTS.urged).slice(1),
    ];
    const thrown = lives.map((events) => {
      try {
        return foldIssue(id, events);
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(thrown).toEqual([
      'Issue issue has no events',
      'Issue issue begins with dispatched',
      'Issue issue was created twice',
      'Event 2 does not follow version 0 of issue issue',
    ]);
  });
});
