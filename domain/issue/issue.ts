import type { CategoryId, IssueId, OperatorId, RegionCode, UnitId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Where an issue 问题 stands (F06–F10, F13, F28):
 *
 *   registered ──dispatch──► dispatched ──sign-for──► signed ──feedback──► fed-back ──verify──► closed ──tell──► (told)
 *        │                     │    ▲                  │ ▲                   │
 *        │                     └──return──► returned ──┘ └─────rework────────┘
 *        └──withdraw (undo, also of a dispatch made by the same command)──► withdrawn
 *
 * told 已告知群众 is a fact beside the state, never the same as closed. A return never stops a clock.
 */
export type IssueState = 'registered' | 'dispatched' | 'signed' | 'returned' | 'fed-back' | 'closed' | 'withdrawn';

export const ISSUE_STATES = [
  'registered',
  'dispatched',
  'signed',
  'returned',
  'fed-back',
  'closed',
  'withdrawn',
] as const satisfies readonly IssueState[];

/** urgent 急事 · ordinary 一般 · complex 复杂 (U01). A grade needs a reason. */
export type Grade = 'urgent' | 'ordinary' | 'complex';
export const GRADES = ['urgent', 'ordinary', 'complex'] as const satisfies readonly Grade[];

/** 1 low … 3 high. */
export type Severity = 1 | 2 | 3;

/** How an issue ended. Only solved counts as solved; the others are counted apart (mission, Statistics). */
export type Outcome = 'solved' | 'beyond-authority' | 'rejected';
export const OUTCOMES = ['solved', 'beyond-authority', 'rejected'] as const satisfies readonly Outcome[];

/** How an urge 催办 was made (F08). */
export type UrgeChannel = 'console' | 'phone' | 'supervision-group';
export const URGE_CHANNELS = ['console', 'phone', 'supervision-group'] as const satisfies readonly UrgeChannel[];

/** The three parts every feedback must have (U04): situation 情况, handling 处理, effect 效果. */
export interface Feedback {
  readonly situation: string;
  readonly handling: string;
  readonly effect: string;
}

/** What the operator decides when a message becomes an issue. */
export interface IssueDraft {
  readonly title: string;
  readonly categoryId: CategoryId;
  /** Village, township or county: the finest place that is known; null sends the issue to the manual queue (F07). */
  readonly placeCode: RegionCode | null;
  readonly severity: Severity;
  readonly grade: Grade;
  readonly gradeReason: string;
  /** null takes the deadline from the grade and the working calendar. */
  readonly dueAt: Instant | null;
}

/** One entry of the append-only life of an issue. The row of the issue is the consequence of these, in order of seq. */
export interface IssueEvent {
  readonly seq: number;
  readonly at: Instant;
  readonly by: OperatorId;
  readonly act: IssueAct;
}

/** Everything that can happen to an issue. */
export type IssueAct =
  | {
      readonly kind: 'created';
      readonly number: string;
      readonly draft: IssueDraft;
      readonly categoryName: string;
      /** How many messages it was made of; later ones come by evidence-added. */
      readonly messageCount: number;
      /** Sent time of the earliest message that speaks of it; the response clock starts here. */
      readonly evidenceAt: Instant;
      readonly dueAt: Instant;
      /** False where the working calendar had no published holidays for a day of the span and weekends were used. */
      readonly calendarKnown: boolean;
    }
  | { readonly kind: 'evidence-added'; readonly messageCount: number; readonly earliestSentAt: Instant }
  /** Takes a merge back (undo): how many messages left the issue, and the sent time of the earliest one that stays. */
  | { readonly kind: 'evidence-removed'; readonly messageCount: number; readonly earliestSentAt: Instant }
  | {
      readonly kind: 'amended';
      readonly draft: IssueDraft;
      readonly categoryName: string;
      readonly dueAt: Instant;
      readonly calendarKnown: boolean;
    }
  | {
      readonly kind: 'dispatched';
      readonly commissionId: UnitId;
      readonly handlingUnitId: UnitId | null;
      readonly note: string;
    }
  | { readonly kind: 'signed'; readonly handlingUnitId: UnitId; readonly signedBy: string }
  | { readonly kind: 'urged'; readonly channel: UrgeChannel; readonly text: string }
  | { readonly kind: 'returned'; readonly reason: string; readonly dutyCited: string }
  | { readonly kind: 'fed-back'; readonly feedback: Feedback }
  | { readonly kind: 'reworked'; readonly reason: string }
  | { readonly kind: 'verified'; readonly outcome: Outcome; readonly note: string }
  | { readonly kind: 'told'; readonly text: string; readonly groupCount: number }
  | { readonly kind: 'withdrawn'; readonly reason: string };

/** An issue as its events have left it. All times UTC milliseconds; null means it has not happened. */
export interface Issue {
  readonly id: IssueId;
  readonly number: string;
  readonly title: string;
  readonly categoryId: CategoryId;
  /** The category's name when it was chosen: an old issue keeps the old name (N07). */
  readonly categoryName: string;
  readonly placeCode: RegionCode | null;
  readonly countyCode: RegionCode | null;
  readonly severity: Severity;
  readonly grade: Grade;
  readonly gradeReason: string;
  readonly state: IssueState;
  readonly commissionId: UnitId | null;
  readonly handlingUnitId: UnitId | null;
  readonly createdAt: Instant;
  readonly createdBy: OperatorId;
  readonly evidenceAt: Instant;
  readonly dispatchedAt: Instant | null;
  readonly signedAt: Instant | null;
  readonly feedbackAt: Instant | null;
  readonly feedbackBy: OperatorId | null;
  readonly feedback: Feedback | null;
  readonly closedAt: Instant | null;
  readonly outcome: Outcome | null;
  readonly toldAt: Instant | null;
  /** First of sign-for and reply posted in the group. */
  readonly respondedAt: Instant | null;
  readonly dueAt: Instant;
  readonly calendarKnown: boolean;
  readonly messageCount: number;
  readonly urgeCount: number;
  readonly returnCount: number;
  readonly reworkCount: number;
  readonly lastMoveAt: Instant;
  /** Number of events; grows by one with each. */
  readonly version: number;
}
