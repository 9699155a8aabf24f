import type { CategoryId, IssueId, RegionCode } from '../ids.ts';
import type { Grade, IssueState, Outcome } from '../issue/issue.ts';
import type { Instant } from '../time/instant.ts';

/** The few facts of an issue every figure is computed from. Withdrawn issues are never among them. */
export interface IssueFact {
  readonly issueId: IssueId;
  readonly countyCode: RegionCode | null;
  /** Root of the category tree the issue's category hangs under. */
  readonly rootCategoryId: CategoryId;
  readonly grade: Grade;
  readonly state: IssueState;
  readonly outcome: Outcome | null;
  readonly receivedAt: Instant;
  readonly evidenceAt: Instant;
  readonly dispatchedAt: Instant | null;
  readonly signedAt: Instant | null;
  readonly respondedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly toldAt: Instant | null;
  readonly dueAt: Instant;
}

/** Which duration: first-response 首次响应 · sign-for 签收用时 · handling 办理用时. */
export type Measure = 'first-response' | 'sign-for' | 'handling';
export const MEASURES = ['first-response', 'sign-for', 'handling'] as const satisfies readonly Measure[];

/** closing 办结率 · on-time 按时办结率 · verified-solved 核实解决率 · signed-for 签收率 · told 告知率. Never merged. */
export type RateKind = 'signed-for' | 'on-time' | 'closing' | 'verified-solved' | 'told';
export const RATE_KINDS = [
  'signed-for',
  'on-time',
  'closing',
  'verified-solved',
  'told',
] as const satisfies readonly RateKind[];

/**
 * How far an issue had come at the cut-off, told from its times alone, so that a figure of a past cut-off never changes:
 * waiting 待交办 · dispatched 待签收 · handling 办理中 (signed for, also where it was returned since) · closed 已办结.
 */
export type Stage = 'waiting' | 'dispatched' | 'handling' | 'closed';
export const STAGES = ['waiting', 'dispatched', 'handling', 'closed'] as const satisfies readonly Stage[];

/** Which rows a figure stands for: the same selector draws the figure and opens its rows. */
export type FactSelector =
  | {
      readonly kind: 'received';
      readonly countyCode: RegionCode | 'unknown' | null;
      readonly rootCategoryId: CategoryId | null;
    }
  /** Received in the period and in this stage at the cut-off: one segment of a stacked bar. */
  | {
      readonly kind: 'stage';
      readonly stage: Stage;
      readonly countyCode: RegionCode | 'unknown' | null;
      readonly rootCategoryId: CategoryId | null;
    }
  /** Closed in the period with this outcome; null takes every outcome. */
  | { readonly kind: 'closed'; readonly outcome: Outcome | null; readonly countyCode: RegionCode | 'unknown' | null }
  | { readonly kind: 'measured'; readonly measure: Measure; readonly countyCode: RegionCode | 'unknown' | null }
  | { readonly kind: 'pending'; readonly measure: Measure; readonly countyCode: RegionCode | 'unknown' | null }
  | {
      readonly kind: 'rate';
      readonly rate: RateKind;
      readonly part: 'numerator' | 'denominator';
      readonly countyCode: RegionCode | 'unknown' | null;
    }
  | { readonly kind: 'overdue'; readonly countyCode: RegionCode | 'unknown' | null }
  | { readonly kind: 'due-soon'; readonly countyCode: RegionCode | 'unknown' | null }
  | { readonly kind: 'open'; readonly countyCode: RegionCode | 'unknown' | null };

/** A distribution of durations in milliseconds: never a mean alone. */
export interface Distribution {
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly worst: number | null;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
}

/** A rate with its parts; value is null where the denominator is 0. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}
