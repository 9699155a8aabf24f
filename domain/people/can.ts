import type { Permission, Role } from './role.ts';

/**
 * Who may do what; whatever is not listed is refused. Reading the groups and recording what a unit answers are two desks, and
 * verifying is a third person's act (F13). The supervisor reads and edits nothing (R09), the clerk sees issues and writes the
 * brief, the wall gets figures only, and the administrator keeps accounts and rules without reading what villagers say.
 */
const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  operator: [
    ...(['session', 'message.read', 'message.triage', 'issue.read', 'issue.dispatch', 'issue.tell'] as const),
    ...(['statistics.read', 'account.read', 'import.run', 'system.read'] as const),
  ],
  dispatcher: [
    ...([
      'session',
      'message.read',
      'message.triage',
      'issue.read',
      'issue.dispatch',
      'issue.feedback',
      'issue.verify',
    ] as const),
    ...([
      'issue.tell',
      'statistics.read',
      'brief.write',
      'category.edit',
      'rule.edit',
      'account.read',
      'system.read',
    ] as const),
  ],
  approver: ['session', 'message.read', 'issue.read', 'issue.verify', 'issue.tell', 'statistics.read', 'brief.write'],
  supervisor: ['session', 'message.read', 'issue.read', 'statistics.read'],
  clerk: ['session', 'issue.read', 'statistics.read', 'brief.write'],
  wall: ['session', 'statistics.read'],
  administrator: ['session', 'category.edit', 'rule.edit', 'account.read', 'account.edit', 'system.read'],
};

/** Every permission of a role. */
export function permissionsOf(role: Role): readonly Permission[] {
  return PERMISSIONS_OF[role];
}

/** Whether a role includes a permission. */
export function can(role: Role, permission: Permission): boolean {
  return PERMISSIONS_OF[role].includes(permission);
}
