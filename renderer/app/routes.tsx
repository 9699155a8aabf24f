import { lazy, type ComponentType } from 'react';
import { parseRoute, type Page } from '../ui/route.ts';

const readers: Readonly<Record<Page, () => Promise<{ readonly default: ComponentType }>>> = {
  inbox: async () => ({ default: (await import('../features/inbox/inbox-page.tsx')).InboxPage }),
  patrol: async () => ({ default: (await import('../features/patrol/patrol-page.tsx')).PatrolPage }),
  answers: async () => ({ default: (await import('../features/answers/answers-page.tsx')).AnswersPage }),
  ledger: async () => ({ default: (await import('../features/issues/issues-page.tsx')).IssuesPage }),
  leads: async () => ({ default: (await import('../features/leads/leads-page.tsx')).LeadsPage }),
  charts: async () => ({ default: (await import('../features/charts/charts-page.tsx')).ChartsPage }),
  outbox: async () => ({ default: (await import('../features/outbox/outbox-page.tsx')).OutboxPage }),
  briefs: async () => ({ default: (await import('../features/briefs/briefs-page.tsx')).BriefsPage }),
  accounts: async () => ({ default: (await import('../features/accounts/accounts-page.tsx')).AccountsPage }),
  imports: async () => ({ default: (await import('../features/imports/imports-page.tsx')).ImportsPage }),
  categories: async () => ({ default: (await import('../features/categories/categories-page.tsx')).CategoriesPage }),
  rules: async () => ({ default: (await import('../features/rules/rules-page.tsx')).RulesPage }),
  people: async () => ({ default: (await import('../features/people/people-page.tsx')).PeoplePage }),
  groups: async () => ({ default: (await import('../features/groups/groups-page.tsx')).GroupsPage }),
  audit: async () => ({ default: (await import('../features/audit/audit-page.tsx')).AuditPage }),
  matrix: async () => ({ default: (await import('../features/matrix/matrix-page.tsx')).MatrixPage }),
};

/** The page of each place of the window; a page is read from disk when it is first opened. */
export const pages = Object.fromEntries(
  Object.entries(readers).map(([page, read]) => [page, lazy(read)]),
) as unknown as Record<Page, ComponentType>;

/**
 * Reads the page the window opens on before anything is drawn. Drawn as a later page it would come a third of a second after
 * it is there, because React does not replace one waiting sign by another sooner. One that cannot be read is reported where it is drawn.
 */
export async function readFirstPage(): Promise<void> {
  const { page } = parseRoute(window.location.hash);
  const read = await readers[page]().catch(() => null);
  if (read !== null) pages[page] = read.default;
}
