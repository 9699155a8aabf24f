/**
 * operator 巡群员 · dispatcher 督办员 · lead-officer 线索管理员 · approver 负责人 · supervisor 领导 · clerk 简报员 · wall 大屏 ·
 * system-admin 系统管理员 · security-admin 安全管理员 · auditor 审计员. The last three are the three officers 三员分立.
 */
export type Role =
  | 'operator'
  | 'dispatcher'
  | 'lead-officer'
  | 'approver'
  | 'supervisor'
  | 'clerk'
  | 'wall'
  | 'system-admin'
  | 'security-admin'
  | 'auditor';
export const ROLES = [
  'operator',
  'dispatcher',
  'lead-officer',
  'approver',
  'supervisor',
  'clerk',
  'wall',
  'system-admin',
  'security-admin',
  'auditor',
] as const satisfies readonly Role[];

/** What a procedure asks of the person who calls it. Every procedure of the contract declares exactly one. */
export const PERMISSIONS = [
  'session',
  'message.read',
  'message.sender',
  'message.triage',
  'issue.read',
  'issue.dispatch',
  'issue.feedback',
  'issue.verify',
  'issue.tell',
  'recusal.edit',
  'lead.register',
  'lead.read',
  'lead.handle',
  'lead.approve',
  'post.read',
  'post.write',
  'post.approve',
  'post.steer',
  'persona.edit',
  'statistics.read',
  'brief.write',
  'category.edit',
  'rule.edit',
  'rule.try',
  'patrol.manage',
  'answer.give',
  'answer.edit',
  'account.read',
  'account.tend',
  'account.balance',
  'account.edit',
  'import.run',
  'system.read',
  'people.read',
  'people.edit',
  'audit.read',
  'matrix.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];
