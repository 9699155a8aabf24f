import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Page } from '../ui/route.ts';

/** The page of each place of the window; a page is read from disk when it is first opened. */
export const pages: Readonly<Record<Page, LazyExoticComponent<ComponentType>>> = {
  inbox: lazy(async () => ({ default: (await import('../features/inbox/inbox-page.tsx')).InboxPage })),
  ledger: lazy(async () => ({ default: (await import('../features/issues/issues-page.tsx')).IssuesPage })),
  charts: lazy(async () => ({ default: (await import('../features/charts/charts-page.tsx')).ChartsPage })),
  briefs: lazy(async () => ({ default: (await import('../features/briefs/briefs-page.tsx')).BriefsPage })),
  accounts: lazy(async () => ({ default: (await import('../features/accounts/accounts-page.tsx')).AccountsPage })),
  imports: lazy(async () => ({ default: (await import('../features/imports/imports-page.tsx')).ImportsPage })),
  categories: lazy(async () => ({
    default: (await import('../features/categories/categories-page.tsx')).CategoriesPage,
  })),
  rules: lazy(async () => ({ default: (await import('../features/rules/rules-page.tsx')).RulesPage })),
  groups: lazy(async () => ({ default: (await import('../features/groups/groups-page.tsx')).GroupsPage })),
};
