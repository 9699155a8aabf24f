import type { RegionCode } from '../../../domain/ids.ts';
import { go, replaceRoute, type Route } from '../../ui/route.ts';

export const PATROL_VIEWS = ['coverage', 'unread', 'questions', 'people', 'shifts', 'watch'] as const;
export type PatrolView = (typeof PATROL_VIEWS)[number];

/** Where the page stands, kept in the address, so that every figure can lead to its rows and back. */
export interface PatrolPlace {
  readonly view: PatrolView;
  /** A county or a village; null is everything in sight. */
  readonly placeCode: RegionCode | null;
  readonly again: boolean;
}

const IS_CODE = /^\d{6}(\d{6})?$/;

export function placeOf({ search }: Pick<Route, 'search'>): PatrolPlace {
  const code = search.get('place') ?? '';
  return {
    view: PATROL_VIEWS.find((view) => view === search.get('view')) ?? 'coverage',
    placeCode: IS_CODE.test(code) ? (code as RegionCode) : null,
    again: search.get('again') === '1',
  };
}

/** Goes to a place of the page by a step that can be taken back. */
export function goTo(place: PatrolPlace): void {
  go('patrol', null, searchOf(place));
}

/** The same without such a step: for choices that are no places. */
export function stayAt(place: PatrolPlace): void {
  replaceRoute('patrol', null, searchOf(place));
}

function searchOf({ view, placeCode, again }: PatrolPlace): Record<string, string> {
  return {
    ...(view === 'coverage' ? {} : { view }),
    ...(placeCode === null ? {} : { place: placeCode }),
    ...(again ? { again: '1' } : {}),
  };
}
