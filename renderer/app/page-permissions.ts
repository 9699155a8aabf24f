import type { Permission } from '../../domain/people/role.ts';
import type { Page } from '../ui/route.ts';

/** Whether a page makes sense for somebody with these permissions. */
export function mayOpen(permissions: readonly Permission[], page: Page): boolean {
  return permissions.includes(pagePermissions[page]);
}

/** What a person must be allowed for a page to make sense; the service asks again for every procedure. */
const pagePermissions: Readonly<Record<Page, Permission>> = {
  inbox: 'message.read',
  patrol: 'message.read',
  answers: 'message.read',
  ledger: 'issue.read',
  leads: 'lead.approve',
  charts: 'statistics.read',
  outbox: 'post.read',
  briefs: 'brief.write',
  accounts: 'account.read',
  imports: 'import.run',
  categories: 'session',
  rules: 'session',
  groups: 'message.read',
  people: 'people.read',
  audit: 'audit.read',
  matrix: 'matrix.read',
};
