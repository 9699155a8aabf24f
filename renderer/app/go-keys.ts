import type { Page } from '../ui/route.ts';

/** The keys that lead to each page, in tinykeys notation; no two pages share them. */
export const GO_KEYS: Readonly<Record<Page, string>> = {
  inbox: 'KeyG KeyI',
  patrol: 'KeyG KeyN',
  answers: 'KeyG KeyJ',
  ledger: 'KeyG KeyL',
  leads: 'KeyG KeyX',
  charts: 'KeyG KeyC',
  outbox: 'KeyG KeyO',
  briefs: 'KeyG KeyB',
  accounts: 'KeyG KeyA',
  groups: 'KeyG KeyQ',
  rules: 'KeyG KeyR',
  categories: 'KeyG KeyT',
  imports: 'KeyG KeyM',
  people: 'KeyG KeyP',
  audit: 'KeyG KeyV',
  matrix: 'KeyG KeyE',
};
