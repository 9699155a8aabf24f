import { describe, expect, it } from 'vitest';
import type { RegionCode } from '../ids.ts';
import { can, permissionsOf, permissionsOfPerson, scopeOf } from './can.ts';
import { PERMISSION_TABLE } from './permission-table.ts';
import { type Permission, PERMISSIONS, type Role, ROLES } from './role.ts';

/** What messages and issues say, and what is done about them. */
const CONTENT: readonly Permission[] = PERMISSIONS.filter((permission) =>
  /^(patrol|answer|message|issue|lead|recusal|statistics|brief|post)\./.test(permission),
);

describe('who may do what', () => {
  it('refuses whatever the table does not say', () => {
    const unsaid = ROLES.flatMap((role) =>
      PERMISSIONS.filter((permission) => PERMISSION_TABLE[permission].reach[role] === undefined).map(
        (permission) => [role, permission] as const,
      ),
    );
    expect(unsaid.length).toBeGreaterThan(100);
    expect(unsaid.filter(([role, permission]) => can(role, permission))).toEqual([]);
    expect(unsaid.filter(([role, permission]) => scopeOf(role, permission) !== 'none')).toEqual([]);
  });

  it('shows no content to the three officers', () => {
    const officers: readonly Role[] = ['system-admin', 'security-admin', 'auditor'];
    expect(officers.flatMap((role) => CONTENT.filter((permission) => can(role, permission)))).toEqual([]);
  });

  it('lets nobody but the auditor read the log, nobody but the security administrator keep people', () => {
    const holders = (permission: Permission) => ROLES.filter((role) => can(role, permission));
    expect([holders('audit.read'), holders('people.edit'), holders('lead.read'), holders('account.edit')]).toEqual([
      ['auditor'],
      ['security-admin'],
      ['lead-officer'],
      ['system-admin'],
    ]);
  });

  it('lets the supervisor read the whole city and edit nothing', () => {
    expect(permissionsOf('supervisor')).toEqual([
      'session',
      'message.read',
      'issue.read',
      'post.read',
      'statistics.read',
    ]);
    expect(scopeOf('supervisor', 'message.read')).toBe('all');
  });

  it('gives a permission to somebody', () => {
    expect(PERMISSIONS.filter((permission) => !ROLES.some((role) => can(role, permission)))).toEqual([]);
  });

  it('takes from a person of one county what concerns the whole city', () => {
    const territory = ['430281' as RegionCode];
    const lost = permissionsOf('dispatcher').filter(
      (permission) => !permissionsOfPerson({ role: 'dispatcher', territory }).includes(permission),
    );
    expect(lost).toEqual([
      'persona.edit',
      'category.edit',
      'rule.edit',
      'rule.try',
      'patrol.manage',
      'account.balance',
    ]);
    expect(permissionsOfPerson({ role: 'dispatcher', territory: [] })).toEqual(permissionsOf('dispatcher'));
  });
});
