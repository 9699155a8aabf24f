import type { Permission, Role } from './role.ts';

/**
 * How far a permission reaches. all 全部: every row of the city · territory 辖区: the rows of the person's own regions, which are the
 * whole city for a person without any · own 本人: what belongs to this person or desk · none 无: refused.
 */
export type Reach = 'all' | 'territory' | 'own' | 'none';

/** One line of the table: what it is about, and how far each role that has it reaches. */
export interface PermissionLine {
  /** rows: things that lie in a region · city: one thing for the whole city, so that a person of one county cannot have it. */
  readonly concerns: 'rows' | 'city';
  /** A role that is not named is refused. */
  readonly reach: Readonly<Partial<Record<Role, Exclude<Reach, 'none'>>>>;
}

/**
 * Who may do what, and how far: permission(role, action, scope). Whatever is not written here is refused.
 *
 * Reading the groups and recording what a unit answers are two desks, and verifying is a third person's act (F13). The supervisor
 * reads and edits nothing (R09), the clerk sees issues and writes the brief, the wall gets figures only. The three officers 三员分立
 * share no duty and see no content: the system administrator keeps accounts and rules, the security administrator keeps people,
 * the auditor reads what was done. A report about an official is registered by whoever reads it and read by the lead officer only.
 */
export const PERMISSION_TABLE: Readonly<Record<Permission, PermissionLine>> = {
  session: rows({
    ...{ operator: 'own', dispatcher: 'own', 'lead-officer': 'own', approver: 'own', supervisor: 'own' },
    ...{ clerk: 'own', wall: 'own', 'system-admin': 'own', 'security-admin': 'own', auditor: 'own' },
  }),

  'message.read': rows({
    operator: 'territory',
    dispatcher: 'territory',
    approver: 'territory',
    supervisor: 'all',
  }),
  // Whoever decides about a message must know whether it comes from the same hand; whoever only reads need not.
  'message.sender': rows({ operator: 'territory', dispatcher: 'territory' }),
  'message.triage': rows({ operator: 'territory', dispatcher: 'territory' }),

  'issue.read': rows({
    operator: 'territory',
    dispatcher: 'territory',
    approver: 'territory',
    supervisor: 'all',
    clerk: 'territory',
  }),
  'issue.dispatch': rows({ operator: 'territory', dispatcher: 'territory' }),
  'issue.feedback': rows({ dispatcher: 'territory' }),
  'issue.verify': rows({ dispatcher: 'territory', approver: 'territory' }),
  'issue.tell': rows({ operator: 'territory', dispatcher: 'territory', approver: 'territory' }),
  'recusal.edit': rows({ dispatcher: 'territory', approver: 'territory' }),

  'lead.register': rows({ operator: 'territory', dispatcher: 'territory', 'lead-officer': 'territory' }),
  'lead.read': rows({ 'lead-officer': 'territory' }),
  'lead.handle': rows({ 'lead-officer': 'territory' }),
  'lead.approve': rows({ approver: 'territory', 'lead-officer': 'territory' }),

  // Whoever reads the groups writes what is said in them, and another person approves it.
  'post.read': rows({ operator: 'territory', dispatcher: 'territory', approver: 'territory', supervisor: 'all' }),
  'post.write': rows({ operator: 'territory', dispatcher: 'territory' }),
  'post.approve': rows({ approver: 'territory' }),
  // Whoever sees that something goes wrong can stop it.
  'post.steer': rows({ operator: 'territory', dispatcher: 'territory', approver: 'territory' }),
  'persona.edit': city({ dispatcher: 'all', 'system-admin': 'all' }),

  'statistics.read': rows({
    operator: 'territory',
    dispatcher: 'territory',
    approver: 'territory',
    supervisor: 'all',
    clerk: 'territory',
    wall: 'all',
  }),
  'brief.write': rows({ dispatcher: 'territory', approver: 'territory', clerk: 'territory' }),

  'category.edit': city({ dispatcher: 'all', 'system-admin': 'all' }),
  'rule.edit': city({ dispatcher: 'all', 'system-admin': 'all' }),
  // A trial shows what villagers said in the whole city.
  'rule.try': city({ dispatcher: 'all' }),
  // Quotas, duties and clocks bind everybody who reads the groups of the city.
  'patrol.manage': city({ dispatcher: 'all' }),
  'answer.give': rows({ operator: 'territory', dispatcher: 'territory' }),
  'answer.edit': rows({ dispatcher: 'territory' }),
  'account.read': rows({ operator: 'territory', dispatcher: 'territory', 'system-admin': 'all' }),
  // Whoever sees that a phone has missed something or fallen silent looks after it; what it connects with is the administrator's.
  'account.tend': rows({ operator: 'territory', dispatcher: 'territory', 'system-admin': 'all' }),
  // A plan moves groups among phones of the whole city; the administrator does not see groups.
  'account.balance': city({ operator: 'all', dispatcher: 'all' }),
  'account.edit': city({ 'system-admin': 'all' }),
  'import.run': city({ operator: 'all' }),
  'system.read': rows({ operator: 'territory', dispatcher: 'territory', 'system-admin': 'all' }),

  'people.read': city({ 'security-admin': 'all', auditor: 'all' }),
  'people.edit': city({ 'security-admin': 'all' }),
  'audit.read': city({ auditor: 'all' }),
  'matrix.read': city({ 'system-admin': 'all', 'security-admin': 'all', auditor: 'all' }),
};

function rows(reach: PermissionLine['reach']): PermissionLine {
  return { concerns: 'rows', reach };
}

function city(reach: PermissionLine['reach']): PermissionLine {
  return { concerns: 'city', reach };
}
