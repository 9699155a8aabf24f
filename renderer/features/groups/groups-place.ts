import type { RegionCode } from '../../../domain/ids.ts';
import { go, replaceRoute, type Route } from '../../ui/route.ts';

export const GROUPS_VIEWS = ['register', 'villages'] as const;
export type GroupsView = (typeof GROUPS_VIEWS)[number];

/** Where the page stands, kept in the address, so that a village can lead to its groups and back. */
export interface GroupsPlace {
  readonly view: GroupsView;
  /** A county, a township or a village; null is everything in sight. */
  readonly placeCode: RegionCode | null;
}

const IS_CODE = /^\d{6}(\d{3}){0,2}$/;

export function placeOf({ search }: Pick<Route, 'search'>): GroupsPlace {
  const code = search.get('place') ?? '';
  return {
    view: GROUPS_VIEWS.find((view) => view === search.get('view')) ?? 'register',
    placeCode: IS_CODE.test(code) ? (code as RegionCode) : null,
  };
}

/** Goes to a place of the page by a step that can be taken back. */
export function goTo(place: GroupsPlace): void {
  go('groups', null, searchOf(place));
}

/** The same without such a step: for choices that are no places. */
export function stayAt(place: GroupsPlace): void {
  replaceRoute('groups', null, searchOf(place));
}

function searchOf({ view, placeCode }: GroupsPlace): Record<string, string> {
  return {
    ...(view === 'register' ? {} : { view }),
    ...(placeCode === null ? {} : { place: placeCode }),
  };
}
