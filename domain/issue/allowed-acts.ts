import type { OperatorId } from '../ids.ts';
import type { Permission } from '../people/role.ts';
import { ACT_STATES } from './act-states.ts';
import type { IssueActKind } from './act-states.ts';
import type { Issue } from './issue.ts';
import type { IssueRefusal } from './refusal.ts';

/** Whether an act can be offered to somebody now, and if not, why. */
export interface AllowedAct {
  readonly act: OfferedAct;
  readonly possible: boolean;
  readonly why: IssueRefusal | 'not-allowed' | null;
}

/** The acts a screen offers on an issue, in the order of its life, and the permission each asks. */
export const OFFERED_ACTS = {
  amended: 'message.triage',
  'evidence-added': 'message.triage',
  dispatched: 'issue.dispatch',
  signed: 'issue.feedback',
  urged: 'issue.dispatch',
  returned: 'issue.feedback',
  'fed-back': 'issue.feedback',
  reworked: 'issue.verify',
  verified: 'issue.verify',
  told: 'issue.tell',
} as const satisfies Partial<Record<IssueActKind, Permission>>;

export type OfferedAct = keyof typeof OFFERED_ACTS;

/** Every offered act with its possibility; what is typed in (a reason, a unit) is still checked by `decide`. */
export function allowedActs(
  issue: Issue,
  person: { readonly id: OperatorId } | null,
  permissions: readonly Permission[],
): readonly AllowedAct[] {
  // keys forgets the key type; the object above has no others.
  const acts = Object.keys(OFFERED_ACTS) as OfferedAct[];
  return acts.map((act) => {
    const why = whyNot(issue, act, person, permissions);
    return { act, possible: why === null, why };
  });
}

function whyNot(
  issue: Issue,
  act: OfferedAct,
  person: { readonly id: OperatorId } | null,
  permissions: readonly Permission[],
): AllowedAct['why'] {
  if (person === null || !permissions.includes(OFFERED_ACTS[act])) return 'not-allowed';
  if (act === 'told' && issue.toldAt !== null) return 'already-told';
  if (!ACT_STATES[act].includes(issue.state)) return 'not-in-this-state';
  return act === 'verified' && issue.feedbackBy === person.id ? 'second-person-required' : null;
}
