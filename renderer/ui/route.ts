import { useSyncExternalStore } from 'react';

export const PAGES = [
  'inbox',
  'patrol',
  'answers',
  'ledger',
  'leads',
  'charts',
  'outbox',
  'briefs',
  'accounts',
  'imports',
  'categories',
  'rules',
  'groups',
  'people',
  'audit',
  'matrix',
] as const;
export type Page = (typeof PAGES)[number];

/** Where the window is: #/ledger/<id>?view=overdue. */
export interface Route {
  readonly page: Page;
  readonly id: string | null;
  readonly search: URLSearchParams;
}

/** Reads a location hash; anything unknown is the inbox. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page = '', id = ''] = path.split('/');
  return {
    page: isPage(page) ? page : 'inbox',
    id: id === '' ? null : decodeURIComponent(id),
    search: new URLSearchParams(search),
  };
}

/** The hash of a place in the window, for links and `go`. */
export function hrefOf(page: Page, id: string | null = null, search: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(search).toString();
  return `#/${page}${id === null ? '' : `/${encodeURIComponent(id)}`}${query === '' ? '' : `?${query}`}`;
}

export function go(page: Page, id: string | null = null, search: Readonly<Record<string, string>> = {}): void {
  window.location.hash = hrefOf(page, id, search);
}

/** Like `go`, without a step to go back to: for a selection that changes with every key. */
export function replaceRoute(
  page: Page,
  id: string | null = null,
  search: Readonly<Record<string, string>> = {},
): void {
  window.history.replaceState(null, '', hrefOf(page, id, search));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  return parseRoute(hash);
}

function listen(heard: () => void): () => void {
  window.addEventListener('hashchange', heard);
  return () => window.removeEventListener('hashchange', heard);
}

function isPage(word: string): word is Page {
  return (PAGES as readonly string[]).includes(word);
}
