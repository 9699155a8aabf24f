import type { CategoryId, IssueId, OperatorId, RegionCode, UnitId } from '../ids.ts';
import { instant } from '../time/instant.ts';
import { foldIssue } from './apply-event.ts';
import type { Issue, IssueAct, IssueDraft, IssueState } from './issue.ts';
import type { Unit } from './unit.ts';

/** People, units and acts with which tests bring an issue into any state. */
export const READER = 'reader' as OperatorId;
export const DESK = 'desk' as OperatorId;
export const CHECKER = 'checker' as OperatorId;
export const COMMISSION: Unit = {
  id: 'commission' as UnitId,
  name: '荷塘区纪委监委',
  kind: 'commission',
  countyCode: '430202' as RegionCode,
};
export const DEPARTMENT: Unit = {
  id: 'department' as UnitId,
  name: '荷塘区水利局',
  kind: 'department',
  countyCode: '430202' as RegionCode,
};
export const CREATED_AT = instant(1_764_000_000_000);

/** The two units above. */
export const FACTS = { unit: (id: UnitId) => [COMMISSION, DEPARTMENT].find((unit) => unit.id === id) };

/** A complete draft, with the given parts in place of the usual ones. */
export function aDraft(parts: Partial<IssueDraft> = {}): IssueDraft {
  return {
    title: '三组停水两天',
    categoryId: 'water' as CategoryId,
    placeCode: '430202100201' as RegionCode,
    severity: 2,
    grade: 'ordinary',
    gradeReason: '一般民生问题',
    dueAt: null,
    ...parts,
  };
}

/** One valid act of each kind. */
export const ACTS = {
  created: {
    kind: 'created',
    number: '2026-000001',
    draft: aDraft(),
    categoryName: '供水',
    messageCount: 2,
    evidenceAt: instant(CREATED_AT - 60_000),
    dueAt: instant(CREATED_AT + 1_000_000),
    calendarKnown: true,
  },
  'evidence-added': { kind: 'evidence-added', messageCount: 3, earliestSentAt: instant(CREATED_AT - 120_000) },
  'evidence-removed': { kind: 'evidence-removed', messageCount: 1, earliestSentAt: instant(CREATED_AT - 30_000) },
  amended: {
    kind: 'amended',
    draft: aDraft({ title: '三组四组停水', placeCode: null, grade: 'urgent', gradeReason: '影响生活' }),
    categoryName: '供水',
    dueAt: instant(CREATED_AT + 500_000),
    calendarKnown: true,
  },
  dispatched: { kind: 'dispatched', commissionId: COMMISSION.id, handlingUnitId: DEPARTMENT.id, note: '' },
  signed: { kind: 'signed', handlingUnitId: DEPARTMENT.id, signedBy: '值班员' },
  urged: { kind: 'urged', channel: 'phone', text: '请尽快反馈' },
  returned: { kind: 'returned', reason: '不属本单位', dutyCited: '三定规定第二条' },
  'fed-back': { kind: 'fed-back', feedback: { situation: '水泵损坏', handling: '已更换', effect: '恢复供水' } },
  reworked: { kind: 'reworked', reason: '未说明效果' },
  verified: { kind: 'verified', outcome: 'solved', note: '' },
  told: { kind: 'told', text: '已恢复供水', groupCount: 1 },
  withdrawn: { kind: 'withdrawn', reason: '撤销' },
} as const satisfies Readonly<Record<IssueAct['kind'], IssueAct>>;

/** The shortest way of acts into each state. */
export const WAY_TO: Readonly<Record<IssueState, readonly IssueAct[]>> = {
  registered: [ACTS.created],
  dispatched: [ACTS.created, ACTS.dispatched],
  signed: [ACTS.created, ACTS.dispatched, ACTS.signed],
  returned: [ACTS.created, ACTS.dispatched, ACTS.returned],
  'fed-back': [ACTS.created, ACTS.dispatched, ACTS.signed, ACTS['fed-back']],
  closed: [ACTS.created, ACTS.dispatched, ACTS.signed, ACTS['fed-back'], ACTS.verified],
  withdrawn: [ACTS.created, ACTS.withdrawn],
};

/** An issue that these acts have left, all at the moment it was created, by the reader. */
export function anIssue(acts: readonly IssueAct[]): Issue {
  return foldIssue(
    'issue' as IssueId,
    acts.map((act, index) => ({ seq: index + 1, at: CREATED_AT, by: READER, act })),
  );
}
