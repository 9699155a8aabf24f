import { can } from './can.ts';
import type { Role } from './role.ts';

/** auto: the person's name stands in the issue. manual: somebody has decided it. */
export type RecusalCause = 'auto' | 'manual';
export const RECUSAL_CAUSES = ['auto', 'manual'] as const satisfies readonly RecusalCause[];

/** Why standing back 回避 cannot be changed. */
export type RecusalRefusal = 'in-force' | 'lifted' | 'needs-approver' | 'is-own' | 'needs-reason' | 'sees-none';
export const RECUSAL_REFUSALS = [
  'in-force',
  'lifted',
  'needs-approver',
  'is-own',
  'needs-reason',
  'sees-none',
] as const satisfies readonly RecusalRefusal[];

/** Shorter names stand in too many texts to mean anybody. */
export const SHORTEST_NAME = 2;

/** Whether there is anything to keep from a role: an issue is kept from those who could see it. */
export function canStandBack(role: Role): boolean {
  return can(role, 'issue.read');
}

/** Whether somebody may lift a recusal; null where they may. One that a name has made is lifted by an approver, who answers for it. */
export function refusalOfLifting(
  recusal: { readonly cause: RecusalCause; readonly personId: string; readonly isLifted: boolean },
  by: { readonly id: string; readonly role: Role },
  reason: string,
): RecusalRefusal | null {
  if (recusal.isLifted) return 'lifted';
  if (recusal.personId === by.id) return 'is-own';
  if (recusal.cause === 'auto' && by.role !== 'approver') return 'needs-approver';
  return reason.trim() === '' ? 'needs-reason' : null;
}
