import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { parseRoute, type Page } from '../ui/route.ts';

const readers: Readonly<Record<Page, () => Promise<{ readonly default: ComponentType }>>> = {
  inbox: async () => ({ default: (await import('../features/inbox/inbox-page.tsx')).InboxPage }),
  ledger: async () => ({ default: (await import('../features/issues/issues-page.tsx')).IssuesPage }),
  charts: async () => ({ default: (await import('../features/charts/charts-page.tsx')).ChartsPage }),
  briefs: async () => ({ default: (await import('../features/briefs/briefs-page.tsx')).BriefsPage }),
  accounts: async () => ({ default: (await import('../features/accounts/accounts-page.tsx')).AccountsPage }),
  imports: async () => ({ default: (await import('../features/imports/imports-page.tsx')).ImportsPage }),
  categories: async () => ({ default: (await import('../features/categories/categories-page.tsx')).CategoriesPage }),
  rules: async () => ({ default: (await import('../features/rules/rules-page.tsx')).RulesPage }),
  groups: async () => ({ default: (await import('../features/groups/groups-page.tsx')).GroupsPage }),
};

/** The page of each place of the window; a page is read from disk when it is first opened. */
export const pages = Object.fromEntries(Object.entries(readers).map(([page, read]) => [page, lazy(read)])) as Readonly<
  Record<Page, LazyExoticComponent<ComponentType>>
>;

/** Begins to read the page the window opens on, beside everything else that must be there before it can be drawn. */
export function readFirstPage(): void {
  // A page that cannot be read is reported where it is drawn.
  void readers[parseRoute(window.location.hash).page]().catch(() => undefined);
}
