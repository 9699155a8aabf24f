import type { IssueId, LeadId, OperatorId, RegionCode } from '../ids.ts';
import type { Grade } from '../issue/issue.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Where a lead 问题线索 stands (F17–F20): registered 已登记 → accepted 已受理 → transferred 已移交信访 → verified 已核查 → closed 已办结;
 * declined 不予受理 ends it without a finding.
 */
export type LeadState = 'registered' | 'accepted' | 'transferred' | 'verified' | 'closed' | 'declined';
export const LEAD_STATES = [
  'registered',
  'accepted',
  'transferred',
  'verified',
  'closed',
  'declined',
] as const satisfies readonly LeadState[];

/** What the examination found (F18): true 属实 · partly 部分属实 · not-true 不属实. */
export type Verdict = 'true' | 'partly' | 'not-true';
export const VERDICTS = ['true', 'partly', 'not-true'] as const satisfies readonly Verdict[];

/** What a lead officer wants the reporter's identity for; the audit log names it, because free words might name somebody. */
export type UnmaskPurpose = 'ask-back' | 'hand-over' | 'reply' | 'protect' | 'superior';
export const UNMASK_PURPOSES = [
  'ask-back',
  'hand-over',
  'reply',
  'protect',
  'superior',
] as const satisfies readonly UnmaskPurpose[];

/** How long an unmasking shows the identity, and how long a password opens the lead key (trust: 5 minutes). */
export const UNMASK_MS = 5 * 60_000;

/** What whoever registers a lead writes down: the official, and what is said of them. */
export interface LeadDraft {
  readonly subjectName: string;
  readonly subjectPost: string;
  readonly subjectUnit: string;
  /** What is reported, in the words of whoever registers it. */
  readonly matter: string;
  readonly grade: Grade;
  readonly gradeReason: string;
}

/** A lead as far as it is not sealed: no name, no unit, no words. */
export interface Lead {
  readonly id: LeadId;
  /** 线索〔2026〕0001. */
  readonly number: string;
  readonly state: LeadState;
  readonly grade: Grade;
  readonly countyCode: RegionCode | null;
  readonly registeredAt: Instant;
  readonly registeredBy: OperatorId;
  /** Sent time of the earliest message it was made of. */
  readonly reportedAt: Instant;
  readonly messageCount: number;
  readonly dueAt: Instant;
  readonly calendarKnown: boolean;
  /** The issue it was before; null where it was made of messages. */
  readonly issueId: IssueId | null;
  readonly issueNumber: string | null;
  readonly verdict: Verdict | null;
  /** Persons dealt with by party discipline and by organisational handling; persons are counted apart from leads (N03). */
  readonly disciplined: number;
  readonly handled: number;
  /** Money returned, in fen. */
  readonly returnedFen: number;
  /** A text for the group that waits for a second person, or was approved; null before the first and after a refusal. */
  readonly feedback: LeadFeedback | null;
  readonly closedAt: Instant | null;
  readonly lastMoveAt: Instant;
  readonly version: number;
}

/** The text that tells the group what came of a proven lead (F19). */
export interface LeadFeedback {
  readonly text: string;
  readonly draftedBy: OperatorId;
  readonly approvedBy: OperatorId | null;
}

/** Everything that can happen to a lead after it was registered. */
export type LeadAct =
  | { readonly kind: 'accepted'; readonly note: string }
  | { readonly kind: 'declined'; readonly reason: string }
  /** Handed over to the petition office 移交信访 (F20), with the slip that went along. */
  | { readonly kind: 'transferred'; readonly office: string; readonly slip: string }
  | { readonly kind: 'receipted'; readonly receipt: string; readonly receivedBy: string }
  | {
      readonly kind: 'verified';
      readonly verdict: Verdict;
      readonly disciplined: number;
      readonly handled: number;
      readonly returnedFen: number;
      readonly findings: string;
    }
  /** Advice to a unit (F18), and what came of it. */
  | { readonly kind: 'recommended'; readonly unit: string; readonly text: string }
  | { readonly kind: 'followed-up'; readonly text: string }
  | { readonly kind: 'feedback-drafted'; readonly text: string }
  | { readonly kind: 'feedback-approved' }
  | { readonly kind: 'feedback-refused'; readonly reason: string }
  /** The approved text was posted in the group. */
  | { readonly kind: 'told' }
  | { readonly kind: 'closed'; readonly note: string };

export type LeadActKind = LeadAct['kind'];
export const LEAD_ACT_KINDS = [
  'accepted',
  'declined',
  'transferred',
  'receipted',
  'verified',
  'recommended',
  'followed-up',
  'feedback-drafted',
  'feedback-approved',
  'feedback-refused',
  'told',
  'closed',
] as const satisfies readonly LeadActKind[];
