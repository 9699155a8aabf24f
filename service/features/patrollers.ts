import type { Patroller } from '../../contract/patrol.ts';
import type { OperatorId } from '../../domain/ids.ts';
import { permissionsOfPerson } from '../../domain/people/can.ts';
import { isWithin, type Scope } from '../../domain/people/scope.ts';
import { allQuotas } from '../store/patrol-people.ts';
import type { ReadOfPerson } from '../store/readers/patrol-record.ts';
import { allStaff, type StaffRow } from '../store/staff.ts';
import type { ReadableDb } from '../store/store.ts';

/** Whether somebody can patrol: they may sign in, and decide about what they read. */
export function isPatroller(person: Pick<StaffRow, 'role' | 'territory' | 'state'>): boolean {
  return person.state === 'active' && permissionsOfPerson(person).includes('message.triage');
}

/**
 * Everybody who patrols in the scope with what they have read: those of the same regions, whoever has read there today, and the person
 * who asks. What a colleague of another county does is no business of this one.
 */
export async function patrollersWith(
  db: ReadableDb,
  reads: readonly ReadOfPerson[],
  { self, scope }: { readonly self: OperatorId | null; readonly scope: Scope },
): Promise<Patroller[]> {
  const readBy = new Map(reads.map((read) => [read.personId, read]));
  const quotas = allQuotas(db);
  return (await allStaff(db))
    .filter((person) => readBy.has(person.id) || (isPatroller(person) && belongs(person, self, scope)))
    .map(({ id, name }) => {
      const read = readBy.get(id);
      const quota = quotas.get(id);
      return {
        ...{ id, name, groups: read?.groups ?? 0, messages: read?.messages ?? 0, marked: read?.marked ?? 0 },
        ...{ dwell: read?.dwell ?? 0, lastAt: read?.lastAt ?? null },
        ...{ quota: quota?.groups ?? null, quotaVersion: quota?.version ?? 0 },
      };
    });
}

function belongs({ id, territory }: StaffRow, self: OperatorId | null, scope: Scope): boolean {
  if (scope.territory === null || id === self) return true;
  return territory.length > 0 && territory.every((code) => isWithin(scope, code));
}
