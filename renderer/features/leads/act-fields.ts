import { VERDICTS, type LeadAct, type Verdict } from '../../../domain/lead/lead.ts';

/** Acts a lead officer does; approving a text is another person's. */
export type OfficerAct = Exclude<LeadAct, { kind: 'feedback-approved' | 'feedback-refused' }>;
export type ActKind = OfficerAct['kind'];

export type FieldOfAct =
  | ('note' | 'reason' | 'office' | 'slip' | 'receipt' | 'receivedBy' | 'verdict')
  | ('disciplined' | 'handled' | 'returnedYuan' | 'findings' | 'unit' | 'text');

const FIELDS: Readonly<Record<ActKind, readonly FieldOfAct[]>> = {
  accepted: ['note'],
  declined: ['reason'],
  transferred: ['office', 'slip'],
  receipted: ['receipt', 'receivedBy'],
  verified: ['verdict', 'findings', 'disciplined', 'handled', 'returnedYuan'],
  recommended: ['unit', 'text'],
  'followed-up': ['text'],
  'feedback-drafted': ['text'],
  told: [],
  closed: ['note'],
};

/** The fields of an act in the order a person fills them in. */
export function fieldsOf(kind: ActKind): readonly FieldOfAct[] {
  return FIELDS[kind];
}

type Values = Readonly<Partial<Record<FieldOfAct, string>>>;

/** The act as it is ordered; null while something is missing or is no number. */
export function actFrom(kind: ActKind, values: Values): OfficerAct | null {
  const text = (field: FieldOfAct): string => (values[field] ?? '').trim();
  switch (kind) {
    case 'accepted':
    case 'closed':
      return { kind, note: text('note') };
    case 'told':
      return { kind };
    case 'declined':
      return text('reason') === '' ? null : { kind, reason: text('reason') };
    case 'transferred':
      return text('office') === '' || text('slip') === '' ? null : { kind, office: text('office'), slip: text('slip') };
    case 'receipted':
      return text('receipt') === '' ? null : { kind, receipt: text('receipt'), receivedBy: text('receivedBy') };
    case 'recommended':
      return text('unit') === '' || text('text') === '' ? null : { kind, unit: text('unit'), text: text('text') };
    case 'followed-up':
    case 'feedback-drafted':
      return text('text') === '' ? null : { kind, text: text('text') };
    case 'verified':
      return verified(text);
  }
}

function verified(text: (field: FieldOfAct) => string): OfficerAct | null {
  const verdict = text('verdict') === '' ? 'true' : text('verdict');
  const disciplined = countOf(text('disciplined'));
  const handled = countOf(text('handled'));
  const returnedFen = fenOf(text('returnedYuan'));
  if (!isVerdict(verdict) || text('findings') === '') return null;
  if (disciplined === null || handled === null || returnedFen === null) return null;
  return { kind: 'verified', verdict, disciplined, handled, returnedFen, findings: text('findings') };
}

function countOf(typed: string): number | null {
  if (typed === '') return 0;
  return /^\d{1,4}$/.test(typed) ? Number(typed) : null;
}

/** 540 or 540.50 yuan in fen. */
function fenOf(typed: string): number | null {
  if (typed === '') return 0;
  return /^\d{1,9}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : null;
}

function isVerdict(word: string): word is Verdict {
  return (VERDICTS as readonly string[]).includes(word);
}
