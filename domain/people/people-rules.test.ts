import { describe, expect, it } from 'vitest';
import type { OperatorId, RegionCode } from '../ids.ts';
import { OFFICER_ROLES, refusalOfPlace, refusalOfSeat, type StaffMember } from './people-rules.ts';
import type { Role } from './role.ts';

const member = (id: string, role: Role, state: StaffMember['state'] = 'active'): StaffMember => ({
  id: id as OperatorId,
  role,
  state,
});
const guard = member('guard', 'security-admin');
const second = member('second', 'security-admin');
const operator = member('operator', 'operator');
const by = (person: StaffMember, everybody = [guard, second, operator]) => ({ by: person.id, everybody });

describe('who may make what of whom', () => {
  it('lets a security officer give another person another role, suspend them and take them back', () => {
    expect([
      refusalOfSeat(operator, { role: 'dispatcher', state: 'active' }, by(guard)),
      refusalOfSeat(operator, { role: 'operator', state: 'suspended' }, by(guard)),
      refusalOfSeat(second, { role: 'security-admin', state: 'suspended' }, by(guard)),
      refusalOfSeat(guard, { role: 'security-admin', state: 'active' }, by(guard)),
    ]).toEqual([null, null, null, null]);
  });

  it('lets nobody change their own role or suspend themselves', () => {
    expect([
      refusalOfSeat(guard, { role: 'operator', state: 'active' }, by(guard)),
      refusalOfSeat(guard, { role: 'security-admin', state: 'suspended' }, by(guard)),
    ]).toEqual(['own-role', 'own-state']);
  });

  it('keeps the last security officer who can sign in', () => {
    const asleep = member('second', 'security-admin', 'suspended');
    const everybody = [guard, asleep, operator];
    expect([
      refusalOfSeat(guard, { role: 'security-admin', state: 'suspended' }, by(operator, everybody)),
      refusalOfSeat(guard, { role: 'auditor', state: 'active' }, by(operator, everybody)),
      refusalOfSeat(asleep, { role: 'auditor', state: 'active' }, by(operator, everybody)),
    ]).toEqual(['last-security-admin', 'last-security-admin', null]);
  });

  it('gives nobody the wall, and no officer a part of the city', () => {
    const county = ['430281' as RegionCode];
    expect([
      refusalOfPlace('wall', []),
      refusalOfPlace('operator', county),
      refusalOfPlace('security-admin', []),
      ...OFFICER_ROLES.map((role) => refusalOfPlace(role, county)),
    ]).toEqual(['no-desk', null, null, 'officer-territory', 'officer-territory', 'officer-territory']);
  });
});
