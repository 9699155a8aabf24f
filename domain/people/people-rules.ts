import type { OperatorId, RegionCode } from '../ids.ts';
import type { Role } from './role.ts';

/** The three officers 三员: they keep the whole centre and see none of its content. */
export const OFFICER_ROLES = ['system-admin', 'security-admin', 'auditor'] as const satisfies readonly Role[];

/** Whether somebody may sign in. */
export type PersonState = 'active' | 'suspended';
export const PERSON_STATES = ['active', 'suspended'] as const satisfies readonly PersonState[];

/** Why a change of the people of the centre is refused; worded by the screen. */
export const PEOPLE_REFUSALS = [
  'own-role',
  'own-state',
  'own-password',
  'last-security-admin',
  'no-desk',
  'officer-territory',
  'login-malformed',
] as const;
export type PeopleRefusal = (typeof PEOPLE_REFUSALS)[number];

/** What the rules look at of a person. */
export interface StaffMember {
  readonly id: OperatorId;
  readonly role: Role;
  readonly state: PersonState;
}

/** What somebody wants to make of a person. */
export interface WantedSeat {
  readonly role: Role;
  readonly state: PersonState;
}

/**
 * Why a person may not be made what is wanted; null where they may. Nobody changes their own role or suspends themselves,
 * and one security officer always remains who can sign in: without one nobody could be let in again.
 */
export function refusalOfSeat(
  person: StaffMember,
  wanted: WantedSeat,
  { by, everybody }: { readonly by: OperatorId; readonly everybody: readonly StaffMember[] },
): PeopleRefusal | null {
  if (person.id === by && wanted.role !== person.role) return 'own-role';
  if (person.id === by && wanted.state !== person.state) return 'own-state';
  const guards = (each: StaffMember) => each.role === 'security-admin' && each.state === 'active';
  const others = everybody.filter((each) => each.id !== person.id && guards(each));
  const remains = wanted.role === 'security-admin' && wanted.state === 'active';
  return guards(person) && !remains && others.length === 0 ? 'last-security-admin' : null;
}

/**
 * Why nobody can be given this seat at all; null where somebody can. Nobody sits at the wall, and an officer has no territory:
 * what concerns the whole city is refused to whoever has a part of it, so an officer of a county could do nothing.
 */
export function refusalOfPlace(role: Role, territory: readonly RegionCode[]): PeopleRefusal | null {
  if (role === 'wall') return 'no-desk';
  return isOfficer(role) && territory.length > 0 ? 'officer-territory' : null;
}

/** Whether a role is one of the three officers. */
export function isOfficer(role: Role): boolean {
  return OFFICER_ROLES.some((officer) => officer === role);
}
