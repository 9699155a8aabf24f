import type { InboxFilter } from '../../../contract/inbox.ts';
import type { SearchOrder } from '../../../contract/searches.ts';
import type { AccountId, GroupId, RegionCode } from '../../../domain/ids.ts';
import type { ListedState, TriageState } from '../../../domain/message/triage-state.ts';
import type { Period } from '../../../domain/time/instant.ts';

/** The saved views: 未处理 · 命中关键词 · 稍后 · 全部. */
export const SAVED_VIEWS = ['open', 'hits', 'later', 'all'] as const;
export type SavedView = (typeof SAVED_VIEWS)[number];

export interface InboxSearch {
  readonly text: string;
  readonly period: Period | null;
  readonly order: SearchOrder;
}

/** Which messages the list shows: a saved view, narrowed by filters, or what a search finds in it. */
export interface InboxSource {
  readonly view: SavedView;
  readonly accountId: AccountId | null;
  readonly placeCode: RegionCode | null;
  readonly group: { readonly id: GroupId; readonly name: string } | null;
  readonly state: ListedState | null;
  readonly search: InboxSearch | null;
}

export const openMessages: InboxSource = {
  view: 'open',
  accountId: null,
  placeCode: null,
  group: null,
  state: null,
  search: null,
};

/** The filter as the contract asks for it. */
export function filterOf(source: InboxSource): InboxFilter {
  const { accountId, placeCode, group, view } = source;
  return {
    accountId,
    placeCode,
    groupId: group?.id ?? null,
    state: source.state ?? stateOf(view),
    hitsOnly: view === 'hits',
  };
}

/** A key under which the place in this list is remembered. */
export function keyOf(source: InboxSource): string {
  return JSON.stringify([filterOf(source), source.view, source.search]);
}

/** Whether a message in this state still belongs to the list after it was decided. */
export function belongs(source: InboxSource, state: TriageState): boolean {
  const wanted = filterOf(source).state;
  return wanted === null || wanted === state;
}

/** How many filters narrow the view; the view itself and a search are none. */
export function activeFilters(source: InboxSource): number {
  return [source.accountId, source.placeCode, source.group, source.state].filter((value) => value !== null).length;
}

export function withoutFilters(source: InboxSource): InboxSource {
  return { ...source, accountId: null, placeCode: null, group: null, state: null };
}

/** Another saved view with the same filters; a state that was asked for belongs to the old view only. */
export function inView(source: InboxSource, view: SavedView): InboxSource {
  return { ...source, view, state: null };
}

/** Asking for one state leaves the views that stand for a state themselves. */
export function inState(source: InboxSource, state: ListedState | null): InboxSource {
  return { ...source, view: state === null || source.view === 'all' ? source.view : 'all', state };
}

function stateOf(view: SavedView): ListedState | null {
  return view === 'all' ? null : view === 'later' ? 'later' : 'new';
}
