import { normalisePassword, weaknessOf, type PasswordOwner } from '../../domain/people/password-policy.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { hashPassword, type PasswordCost, type PasswordHash } from '../passwords.ts';
import type { Roster } from '../sign-in/roster.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findStaff, savePassword, type StaffRow } from '../store/staff.ts';
import type { Store } from '../store/store.ts';
import { refusals } from './refusals.ts';

/** Hashes a password that will do; refuses password-too-weak. */
export async function hashStrong(password: string, owner: PasswordOwner, cost: PasswordCost): Promise<PasswordHash> {
  const why = weaknessOf(password, owner);
  if (why !== null) throw refusals['password-too-weak']({ data: { why } });
  return hashPassword(password, cost);
}

/** What changing a password works with. */
export interface ChangeParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly roster: Roster;
  readonly passwordCost: PasswordCost;
}

/** Gives a person who has just proved the old password a new one of their own choice. */
export async function changePassword(
  { store, clock, roster, passwordCost }: ChangeParts,
  {
    person,
    password,
    next,
    action,
  }: { readonly person: StaffRow; readonly password: string; readonly next: string; readonly action: string },
): Promise<void> {
  if (normalisePassword(password) === normalisePassword(next))
    throw refusals['password-too-weak']({ data: { why: 'same-as-before' } });
  const hash = await hashStrong(next, person, passwordCost);
  await store.write(async (tx) => {
    const now = await findStaff(tx.db, person.id);
    if (now === null || now.state === 'suspended') throw refusals['not-signed-in']();
    await savePassword(tx, { id: now.id, version: now.version + 1, mustChange: false }, hash);
    await appendAudit(tx, {
      ...{ at: clock.now(), by: now.id, action },
      ...{ entity: 'person', entityId: now.id, detail: 'password' },
    });
  });
  await roster.reload();
}
