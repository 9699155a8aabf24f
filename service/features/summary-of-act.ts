import { assertNever } from '../../domain/assert-never.ts';
import type { RegionCode, UnitId } from '../../domain/ids.ts';
import type { IssueAct, IssueDraft } from '../../domain/issue/issue.ts';

/** One fact of an act: the field's name and what is in it. The screen words both (contract/issues.ts, get). */
export interface SummaryLine {
  readonly label: string;
  readonly text: string;
}

interface Names {
  unitName(id: UnitId): string;
  placeName(code: RegionCode): string;
}

/** What an act says, field by field, in the order a reader wants it; empty parts are left out. */
export function summaryOf(act: IssueAct, names: Names): SummaryLine[] {
  return linesOf(act, names)
    .map(([label, value]) => ({ label, text: String(value ?? '') }))
    .filter((line) => line.text !== '');
}

type Line = readonly [label: string, value: string | number | null];

function linesOf(act: IssueAct, names: Names): readonly Line[] {
  const unit = (id: UnitId | null) => (id === null ? null : names.unitName(id));
  switch (act.kind) {
    case 'created':
      return [['number', act.number], ...draftLines(act, names), ['messages', act.messageCount]];
    case 'amended':
      return draftLines(act, names);
    case 'evidence-added':
    case 'evidence-removed':
      return [['messages', act.messageCount]];
    case 'dispatched':
      return [
        ['commission', unit(act.commissionId)],
        ['handlingUnit', unit(act.handlingUnitId)],
        ['note', act.note],
      ];
    case 'signed':
      return [
        ['handlingUnit', unit(act.handlingUnitId)],
        ['signedBy', act.signedBy],
      ];
    case 'urged':
      return [
        ['channel', act.channel],
        ['text', act.text],
      ];
    case 'returned':
      return [
        ['reason', act.reason],
        ['dutyCited', act.dutyCited],
      ];
    case 'fed-back':
      return [
        ['situation', act.feedback.situation],
        ['handling', act.feedback.handling],
        ['effect', act.feedback.effect],
      ];
    case 'reworked':
    case 'withdrawn':
      return [['reason', act.reason]];
    case 'verified':
      return [
        ['outcome', act.outcome],
        ['note', act.note],
      ];
    case 'told':
      return [
        ['text', act.text],
        ['groups', act.groupCount],
      ];
    default:
      return assertNever(act);
  }
}

function draftLines(
  { draft, categoryName, dueAt }: { readonly draft: IssueDraft; readonly categoryName: string; readonly dueAt: number },
  names: Names,
): readonly Line[] {
  return [
    ['title', draft.title],
    ['category', categoryName],
    ['place', draft.placeCode === null ? null : names.placeName(draft.placeCode)],
    ['severity', draft.severity],
    ['grade', draft.grade],
    ['gradeReason', draft.gradeReason],
    ['dueAt', dueAt],
  ];
}
