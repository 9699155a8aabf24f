import type { OperatorId } from '../../domain/ids.ts';
import { isLogin, normaliseLogin } from '../../domain/people/login.ts';
import { normalisePassword } from '../../domain/people/password-policy.ts';
import type { Role } from '../../domain/people/role.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { PasswordCost } from '../passwords.ts';
import type { Roster } from '../sign-in/roster.ts';
import { appendAudit } from '../store/audit-log.ts';
import { writeSetting } from '../store/settings.ts';
import { hasPeople, insertStaff, type StaffRow } from '../store/staff.ts';
import type { Store } from '../store/store.ts';
import { hashStrong } from './change-password.ts';
import { refusals } from './refusals.ts';

interface Officer {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** What the first run is told: who the centre is, and its three officers 三员. */
export interface FirstRun {
  readonly centerName: string;
  readonly cityName: string;
  readonly systemAdmin: Officer;
  readonly securityAdmin: Officer;
  readonly auditor: Officer;
}

/** What the first run works with. */
export interface FirstRunParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly newId: () => string;
  readonly centerId: string;
  readonly roster: Roster;
  readonly passwordCost: PasswordCost;
}

/**
 * Names an empty centre and adds its three officers, once: three people with three logins and three passwords, because one who
 * is all three supervises nobody. Refuses already-set-up, login-taken, name-taken, people-refused, password-too-weak.
 */
export async function setUpCentre(
  { store, clock, newId, centerId, roster, passwordCost }: FirstRunParts,
  wanted: FirstRun,
  action: string,
): Promise<void> {
  if (await hasPeople(store.read)) throw refusals['already-set-up']();
  const officers = officersOf(wanted);
  refuseDoubles(officers);
  const hashed: { readonly person: StaffRow; readonly hash: string }[] = [];
  for (const { role, officer } of officers) {
    const hash = await hashStrong(officer.password, officer, passwordCost);
    hashed.push({ person: rowOf(newId() as OperatorId, role, officer, clock.now()), hash });
  }
  await store.write(async (tx) => {
    // Asked again: another window may have been faster while the passwords were hashed.
    if (await hasPeople(tx.db)) throw refusals['already-set-up']();
    await writeSetting(tx, 'center.name', wanted.centerName);
    await writeSetting(tx, 'center.city', wanted.cityName);
    for (const { person, hash } of hashed) {
      await insertStaff(tx, centerId, person, hash);
      await appendAudit(tx, {
        ...{ at: clock.now(), by: null, action },
        ...{ entity: 'person', entityId: person.id, detail: person.role },
      });
    }
    tx.changed('session', null, null);
  });
  await roster.reload();
}

interface NamedOfficer {
  readonly role: Role;
  readonly officer: Officer;
}

function officersOf({ systemAdmin, securityAdmin, auditor }: FirstRun): readonly NamedOfficer[] {
  const settled = (officer: Officer): Officer => ({ ...officer, login: normaliseLogin(officer.login) });
  return [
    { role: 'system-admin', officer: settled(systemAdmin) },
    { role: 'security-admin', officer: settled(securityAdmin) },
    { role: 'auditor', officer: settled(auditor) },
  ];
}

function refuseDoubles(officers: readonly NamedOfficer[]): void {
  const logins = new Set<string>();
  const names = new Set<string>();
  const passwords = new Set<string>();
  for (const { officer } of officers) {
    const { login, name } = officer;
    const password = normalisePassword(officer.password);
    if (!isLogin(login)) throw refusals['people-refused']({ data: { refusal: 'login-malformed' } });
    if (logins.has(login)) throw refusals['login-taken']({ data: { login } });
    if (names.has(name)) throw refusals['name-taken']({ data: { name } });
    if (passwords.has(password)) throw refusals['password-too-weak']({ data: { why: 'same-as-another' } });
    logins.add(login);
    names.add(name);
    passwords.add(password);
  }
}

function rowOf(id: OperatorId, role: Role, { name, login }: Officer, createdAt: Instant): StaffRow {
  return { id, name, login, role, territory: [], state: 'active', mustChange: false, createdAt, version: 1 };
}
