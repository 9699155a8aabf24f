import type { PersonRow } from '../../../contract/people.ts';
import type { RegionCode } from '../../../domain/ids.ts';
import { isLogin, normaliseLogin } from '../../../domain/people/login.ts';
import { weaknessOf, type PasswordWeakness } from '../../../domain/people/password-policy.ts';
import { isOfficer } from '../../../domain/people/people-rules.ts';
import { ROLES, type Role } from '../../../domain/people/role.ts';

/** What the editor of one person holds. */
export interface PersonForm {
  readonly name: string;
  readonly login: string;
  readonly role: Role;
  readonly territory: readonly RegionCode[];
  /** Only of somebody who is added. */
  readonly temporaryPassword: string;
}

export type PersonProblem = 'missing' | 'login-malformed' | PasswordWeakness;
export type PersonProblems = Partial<Record<'name' | 'login' | 'temporaryPassword', PersonProblem>>;

/** Roles a person can be given: nobody sits at the wall. */
export const SEATS = ROLES.filter((role) => role !== 'wall');

export function formOf(person: PersonRow | null, temporaryPassword: string): PersonForm {
  if (person === null) return { name: '', login: '', role: 'operator', territory: [], temporaryPassword };
  const { name, login, role, territory } = person;
  return { name, login, role, territory, temporaryPassword };
}

/** What is wrong with a form, field by field. */
export function problemsOf(form: PersonForm, isNew: boolean): PersonProblems {
  const login = normaliseLogin(form.login);
  const weakness = isNew ? weaknessOf(form.temporaryPassword, { login, name: form.name.trim() }) : null;
  return {
    ...(form.name.trim() === '' ? { name: 'missing' } : {}),
    ...(isNew && !isLogin(login) ? { login: 'login-malformed' } : {}),
    ...(weakness === null ? {} : { temporaryPassword: weakness }),
  };
}

/** Name, role and territory as they are sent; an officer has no territory. */
export function seatOf({ name, role, territory }: PersonForm) {
  return { name: name.trim(), role, territory: isOfficer(role) ? [] : territory };
}
