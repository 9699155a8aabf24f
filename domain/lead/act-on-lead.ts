import { assertNever } from '../assert-never.ts';
import type { OperatorId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import { normalise } from '../message/normalise.ts';
import { bare, chatIdTerm, termsIn } from './identity-terms.ts';
import type { Lead, LeadAct, LeadActKind, LeadDraft, LeadState } from './lead.ts';

/** Why an act on a lead is refused. The screen words it; nothing is changed. */
export type LeadRefusal =
  | 'not-in-this-state'
  | 'reason-missing'
  | 'subject-missing'
  | 'matter-missing'
  | 'grade-reason-missing'
  | 'names-reporter'
  | 'words-missing'
  | 'count-wrong'
  | 'second-person-required'
  | 'no-feedback-to-approve'
  | 'not-approved';
export const LEAD_REFUSALS = [
  'not-in-this-state',
  'reason-missing',
  'subject-missing',
  'matter-missing',
  'grade-reason-missing',
  'names-reporter',
  'words-missing',
  'count-wrong',
  'second-person-required',
  'no-feedback-to-approve',
  'not-approved',
] as const satisfies readonly LeadRefusal[];

const UNDER_WAY = ['accepted', 'transferred'] as const;
const PROVEN = ['verified', 'closed'] as const;

/** The states in which an act is possible at all. Telling the group needs a finding first (F19). */
export const LEAD_ACT_STATES: Readonly<Record<LeadActKind, readonly LeadState[]>> = {
  accepted: ['registered'],
  declined: ['registered', 'accepted'],
  transferred: ['accepted'],
  receipted: ['transferred'],
  verified: UNDER_WAY,
  recommended: PROVEN,
  'followed-up': PROVEN,
  'feedback-drafted': PROVEN,
  'feedback-approved': PROVEN,
  'feedback-refused': PROVEN,
  told: PROVEN,
  closed: ['verified'],
};

/** What is missing of a lead that is to be registered; null where nothing is. The official's name may be unknown, the unit may not. */
export function draftRefusal(draft: LeadDraft): LeadRefusal | null {
  if (isBlank(draft.subjectUnit)) return 'subject-missing';
  if (isBlank(draft.matter)) return 'matter-missing';
  return isBlank(draft.gradeReason) ? 'grade-reason-missing' : null;
}

/** Names that groups give to everybody: no draft could be written without them. */
const NOBODY: ReadonlySet<string> = new Set(['村民', '群众', '居民', '业主', '用户', '微信用户', '匿名', '家长']);

/**
 * Why what was typed would give away who reported: it has their name, their chat id, or a telephone or identity card number of the report.
 * The draft is read without unmasking, so it may not say it; the report itself is kept word for word.
 */
export function draftSecretRefusal(
  draft: LeadDraft,
  reporters: readonly { readonly senderName: string | null; readonly senderId: string | null; readonly text: string }[],
): LeadRefusal | null {
  const typed = [draft.subjectPost, draft.subjectUnit, draft.matter, draft.gradeReason].join('\n');
  const all = `${draft.subjectName}\n${typed}`;
  const subject = bare(draft.subjectName);
  const names = reporters.map(({ senderName }) => bare(senderName ?? ''));
  const isNamed = (name: string) =>
    name.length >= 2 && !NOBODY.has(name) && name !== subject && bare(typed).includes(name);
  const numbers = new Set(reporters.flatMap(({ text }) => termsIn(text)).map(({ value }) => value));
  const givesNumber = termsIn(all).some(({ value }) => numbers.has(value));
  const ids = reporters.flatMap(({ senderId }) => chatIdTerm(senderId)?.value ?? []);
  const givesId = ids.some((id) => normalise(all).text.toLowerCase().includes(id));
  return names.some(isNamed) || givesNumber || givesId ? 'names-reporter' : null;
}

/** Why this person may not do this to the lead now; null where it is possible. */
export function leadRefusal(lead: Lead, act: LeadAct, by: OperatorId): LeadRefusal | null {
  if (!LEAD_ACT_STATES[act.kind].includes(lead.state)) return 'not-in-this-state';
  switch (act.kind) {
    case 'accepted':
    case 'closed':
      return null;
    case 'declined':
    case 'feedback-refused':
      return isBlank(act.reason) ? 'reason-missing' : act.kind === 'declined' ? null : waitingRefusal(lead, by);
    case 'transferred':
      return missing(act.office, act.slip);
    case 'receipted':
      return missing(act.receipt);
    case 'verified':
      return countRefusal(act) ?? missing(act.findings);
    case 'recommended':
      return missing(act.unit, act.text);
    case 'followed-up':
    case 'feedback-drafted':
      return missing(act.text);
    case 'feedback-approved':
      return waitingRefusal(lead, by);
    case 'told':
      return lead.feedback?.approvedBy == null ? 'not-approved' : null;
    default:
      return assertNever(act);
  }
}

/** The lead after an act that was not refused. */
export function applyLeadAct(lead: Lead, act: LeadAct, doing: { readonly at: Instant; readonly by: OperatorId }): Lead {
  return { ...lead, ...consequence(lead, act, doing), lastMoveAt: doing.at, version: lead.version + 1 };
}

function consequence(
  lead: Lead,
  act: LeadAct,
  { at, by }: { readonly at: Instant; readonly by: OperatorId },
): Partial<Lead> {
  switch (act.kind) {
    case 'accepted':
      return { state: 'accepted' };
    case 'declined':
      return { state: 'declined', closedAt: at };
    case 'transferred':
      return { state: 'transferred' };
    case 'verified': {
      const { verdict, disciplined, handled, returnedFen } = act;
      return { state: 'verified', verdict, disciplined, handled, returnedFen };
    }
    case 'feedback-drafted':
      return { feedback: { text: act.text, draftedBy: by, approvedBy: null } };
    case 'feedback-approved':
      return lead.feedback === null ? {} : { feedback: { ...lead.feedback, approvedBy: by } };
    case 'feedback-refused':
      return { feedback: null };
    case 'closed':
      return { state: 'closed', closedAt: at };
    case 'receipted':
    case 'recommended':
    case 'followed-up':
    case 'told':
      return {};
    default:
      return assertNever(act);
  }
}

/** Publishing needs a second person (F19): whoever wrote the text may not approve it. */
function waitingRefusal(lead: Lead, by: OperatorId): LeadRefusal | null {
  if (lead.feedback === null || lead.feedback.approvedBy !== null) return 'no-feedback-to-approve';
  return lead.feedback.draftedBy === by ? 'second-person-required' : null;
}

/** What is not true cannot have been punished: those counts feed the figures of verified leads and persons (N03). */
function countRefusal(act: Extract<LeadAct, { kind: 'verified' }>): LeadRefusal | null {
  const counts = [act.disciplined, act.handled, act.returnedFen];
  if (counts.some((count) => !Number.isInteger(count) || count < 0)) return 'count-wrong';
  return act.verdict === 'not-true' && counts.some((count) => count > 0) ? 'count-wrong' : null;
}

function missing(...words: readonly string[]): LeadRefusal | null {
  return words.some(isBlank) ? 'words-missing' : null;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
