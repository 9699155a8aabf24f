/** operator 巡群员 · dispatcher 督办员 · approver 负责人 · supervisor 领导 · clerk 简报员 · wall 大屏 · administrator 管理员 */
export type Role = 'operator' | 'dispatcher' | 'approver' | 'supervisor' | 'clerk' | 'wall' | 'administrator';
export const ROLES = [
  'operator',
  'dispatcher',
  'approver',
  'supervisor',
  'clerk',
  'wall',
  'administrator',
] as const satisfies readonly Role[];

/** What a procedure asks of the person who calls it. Every procedure of the contract declares exactly one. */
export type Permission =
  | 'session'
  | 'message.read'
  | 'message.triage'
  | 'issue.read'
  | 'issue.dispatch'
  | 'issue.feedback'
  | 'issue.verify'
  | 'issue.tell'
  | 'statistics.read'
  | 'brief.write'
  | 'category.edit'
  | 'rule.edit'
  | 'account.read'
  | 'account.edit'
  | 'import.run'
  | 'system.read';
export const PERMISSIONS = [
  'session',
  'message.read',
  'message.triage',
  'issue.read',
  'issue.dispatch',
  'issue.feedback',
  'issue.verify',
  'issue.tell',
  'statistics.read',
  'brief.write',
  'category.edit',
  'rule.edit',
  'account.read',
  'account.edit',
  'import.run',
  'system.read',
] as const satisfies readonly Permission[];
