import { describe, expect, it } from 'vitest';
import { can, permissionsOf } from './can.ts';
import { PERMISSIONS, ROLES } from './role.ts';
import type { Permission } from './role.ts';

const holders = (permission: Permission) => ROLES.filter((role) => can(role, permission));

describe('who may do what', () => {
  it('gives each permission to these roles and to no other', () => {
    expect(Object.fromEntries(PERMISSIONS.map((permission) => [permission, holders(permission)]))).toEqual({
      session: ['operator', 'dispatcher', 'approver', 'supervisor', 'clerk', 'wall', 'administrator'],
      'message.read': ['operator', 'dispatcher', 'approver', 'supervisor'],
      'message.triage': ['operator', 'dispatcher'],
      'issue.read': ['operator', 'dispatcher', 'approver', 'supervisor', 'clerk'],
      'issue.dispatch': ['operator', 'dispatcher'],
      'issue.feedback': ['dispatcher'],
      'issue.verify': ['dispatcher', 'approver'],
      'issue.tell': ['operator', 'dispatcher', 'approver'],
      'statistics.read': ['operator', 'dispatcher', 'approver', 'supervisor', 'clerk', 'wall'],
      'brief.write': ['dispatcher', 'approver', 'clerk'],
      'category.edit': ['dispatcher', 'administrator'],
      'rule.edit': ['dispatcher', 'administrator'],
      'account.read': ['operator', 'dispatcher', 'administrator'],
      'account.edit': ['administrator'],
      'import.run': ['operator'],
      'system.read': ['operator', 'dispatcher', 'administrator'],
    });
  });

  it('lists a permission once for a role', () => {
    expect(ROLES.filter((role) => new Set(permissionsOf(role)).size !== permissionsOf(role).length)).toEqual([]);
  });
});
