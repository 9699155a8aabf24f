import { describe, expect, it } from 'vitest';
import type { LeadId, OperatorId } from '../ids.ts';
import { instant } from '../time/instant.ts';
import { applyLeadAct, draftRefusal, draftSecretRefusal, LEAD_ACT_STATES, leadRefusal } from './act-on-lead.ts';
import type { Lead, LeadAct, LeadDraft } from './lead.ts';
import { formatLeadNumber } from './lead-number.ts';

const [ONE, OTHER] = ['one' as OperatorId, 'other' as OperatorId];
const AT = instant(1_795_500_000_000);

function aLead(change: Partial<Lead> = {}): Lead {
  return {
    ...({ id: 'lead' as LeadId, number: formatLeadNumber(2026, 1), state: 'registered', grade: 'ordinary' } as const),
    ...{ countyCode: null, registeredAt: AT, registeredBy: ONE, reportedAt: AT, messageCount: 1, dueAt: AT },
    ...{ calendarKnown: true, issueId: null, issueNumber: null, verdict: null, disciplined: 0, handled: 0 },
    ...{ returnedFen: 0, feedback: null, closedAt: null, lastMoveAt: AT, version: 1, ...change },
  };
}

const VERIFIED: LeadAct = {
  kind: 'verified',
  verdict: 'true',
  disciplined: 1,
  handled: 2,
  returnedFen: 54_000,
  findings: '属实',
};

function after(lead: Lead, ...acts: readonly LeadAct[]): Lead {
  return acts.reduce((before, act) => applyLeadAct(before, act, { at: AT, by: ONE }), lead);
}

describe('the life of a lead', () => {
  it('goes from registration over the petition office to a finding and to its close', () => {
    const closed = after(
      aLead(),
      { kind: 'accepted', note: '' },
      { kind: 'transferred', office: '信访室', slip: '移〔2026〕1号' },
      { kind: 'receipted', receipt: '收 1', receivedBy: '值班' },
      VERIFIED,
      { kind: 'closed', note: '' },
    );
    expect([
      closed.state,
      closed.verdict,
      closed.disciplined,
      closed.handled,
      closed.returnedFen,
      closed.version,
    ]).toEqual(['closed', 'true', 1, 2, 54_000, 6]);
  });

  it('allows each act in its own states only', () => {
    const acts = Object.entries(LEAD_ACT_STATES).map(([kind, states]) => `${kind}: ${states.join(' ')}`);
    expect(acts).toEqual([
      'accepted: registered',
      'declined: registered accepted',
      'transferred: accepted',
      'receipted: transferred',
      'verified: accepted transferred',
      'recommended: verified closed',
      'followed-up: verified closed',
      'feedback-drafted: verified closed',
      'feedback-approved: verified closed',
      'feedback-refused: verified closed',
      'told: verified closed',
      'closed: verified',
    ]);
    expect(leadRefusal(aLead(), { kind: 'closed', note: '' }, ONE)).toBe('not-in-this-state');
  });

  it('lets nobody approve a text of their own, and nothing be posted that nobody approved', () => {
    const drafted = after(aLead({ state: 'verified' }), { kind: 'feedback-drafted', text: '已处理' });
    const approved = applyLeadAct(drafted, { kind: 'feedback-approved' }, { at: AT, by: OTHER });
    expect([
      leadRefusal(drafted, { kind: 'feedback-approved' }, ONE),
      leadRefusal(drafted, { kind: 'feedback-approved' }, OTHER),
      leadRefusal(drafted, { kind: 'told' }, ONE),
      leadRefusal(approved, { kind: 'told' }, ONE),
      leadRefusal(after(approved, { kind: 'feedback-drafted', text: '改过' }), { kind: 'told' }, ONE),
    ]).toEqual(['second-person-required', null, 'not-approved', null, 'not-approved']);
  });

  it('counts nobody as punished for what is not true', () => {
    const accepted = aLead({ state: 'accepted' });
    expect([
      leadRefusal(accepted, VERIFIED, ONE),
      leadRefusal(accepted, { ...VERIFIED, verdict: 'not-true' }, ONE),
      leadRefusal(accepted, { ...VERIFIED, handled: -1 }, ONE),
      leadRefusal(accepted, { ...VERIFIED, findings: ' ' }, ONE),
    ]).toEqual([null, 'count-wrong', 'count-wrong', 'words-missing']);
  });

  it('begins with a unit, with what is reported, and with a reason for the grade', () => {
    const draft = {
      subjectName: '',
      subjectPost: '',
      subjectUnit: '某村',
      matter: '收受香烟',
      grade: 'ordinary',
      gradeReason: '一般',
    } as const;
    expect([
      draftRefusal(draft),
      draftRefusal({ ...draft, subjectUnit: ' ' }),
      draftRefusal({ ...draft, matter: '' }),
      draftRefusal({ ...draft, gradeReason: '' }),
    ]).toEqual([null, 'subject-missing', 'matter-missing', 'grade-reason-missing']);
  });
});

it('what was typed may not say who reported: neither name nor chat id nor a number of the report', () => {
  const reporters = [
    { senderName: '诸葛麒麟', senderId: 'wxid_Qqzm01', text: '他收了烟，我的电话139 0733 9911' },
    { senderName: '村民', senderId: null, text: '支书的号码是13800001111' },
  ];
  const draft: LeadDraft = {
    ...{ subjectName: '刘某甲', subjectPost: '支书', subjectUnit: '晨光村', matter: '村民反映收烟' },
    ...{ grade: 'ordinary', gradeReason: '一般' },
  };
  const told = (changes: Partial<LeadDraft>) => draftSecretRefusal({ ...draft, ...changes }, reporters);
  const faulty: readonly Partial<LeadDraft>[] = [
    { matter: '诸葛麒麟反映收烟' },
    { gradeReason: '反映人 诸葛·麒麟 已确认' },
    { matter: '联系13907339911' },
    { subjectUnit: '晨光村 WXID_qqzm01' },
    { matter: '支书号码 138-0000-1111' },
  ];
  const clean: readonly Partial<LeadDraft>[] = [{}, { matter: '另有13700002222可问' }];
  expect([faulty.map(told), clean.map(told)]).toEqual([faulty.map(() => 'names-reporter'), [null, null]]);
});

it('an official who sends it in may be named as the one it is about', () => {
  const draft: LeadDraft = {
    ...{ subjectName: '刘某甲', subjectPost: '', subjectUnit: '晨光村', matter: '刘某甲自述收烟' },
    ...{ grade: 'ordinary', gradeReason: '一般' },
  };
  expect(draftSecretRefusal(draft, [{ senderName: '刘某甲', senderId: null, text: '' }])).toBeNull();
});
