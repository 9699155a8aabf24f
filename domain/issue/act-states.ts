import type { IssueAct, IssueState } from './issue.ts';

/** Name of an act. */
export type IssueActKind = IssueAct['kind'];

export const ISSUE_ACT_KINDS = [
  'created',
  'evidence-added',
  'evidence-removed',
  'amended',
  'dispatched',
  'signed',
  'urged',
  'returned',
  'fed-back',
  'reworked',
  'verified',
  'told',
  'withdrawn',
] as const satisfies readonly IssueActKind[];

const OPEN = ['registered', 'dispatched', 'signed', 'returned', 'fed-back'] as const;

/**
 * The states in which an act is possible at all; `created` has none because there is no issue before it. A closed issue takes no
 * further evidence: the same matter raised again is a relapse 复发 and gets an issue of its own.
 */
export const ACT_STATES: Readonly<Record<IssueActKind, readonly IssueState[]>> = {
  created: [],
  'evidence-added': OPEN,
  'evidence-removed': OPEN,
  amended: OPEN,
  dispatched: ['registered', 'returned'],
  signed: ['dispatched'],
  urged: ['dispatched', 'signed', 'returned'],
  returned: ['dispatched', 'signed'],
  'fed-back': ['signed'],
  reworked: ['fed-back'],
  verified: ['fed-back'],
  told: ['closed'],
  withdrawn: ['registered', 'dispatched'],
};
