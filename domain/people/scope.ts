import type { Brand } from '../brand.ts';
import type { OperatorId, RegionCode } from '../ids.ts';
import { countyOf } from '../region/region.ts';
import { coversCity } from './covers-city.ts';
import type { Reach } from './permission-table.ts';

/**
 * What one caller may see: the regions, and the person from whom issues may be kept 回避. Everything that reads or changes rows of a
 * region takes one, and only the functions below make it, so that a query without a scope does not compile.
 */
export type Scope = Brand<
  {
    /** Codes of regions; their villages are within. null is the whole city, empty is nothing at all. */
    readonly territory: readonly RegionCode[] | null;
    /** Whoever is named in an issue does not see it; null for a wall and for the service itself, who are named nowhere. */
    readonly person: OperatorId | null;
    /** Whether the names and ids of senders are shown; else a name is its first character and a star. */
    readonly seesNames: boolean;
  },
  'Scope'
>;

/** The whole city and nobody's eyes: for the work of the service itself. No use case passes it on to a caller. */
export const EVERYTHING = scope(null, null, true);

/** What an empty desk sees. */
export const NOTHING = scope([], null, false);

/** What a person may see with a permission of this reach; a person without regions of their own has the whole city. */
export function scopeOfPerson(
  person: { readonly id: OperatorId; readonly territory: readonly RegionCode[] },
  reach: Reach,
  seesNames: boolean,
): Scope {
  switch (reach) {
    case 'all':
      return scope(null, person.id, seesNames);
    case 'territory':
    case 'own':
      return scope(coversCity(person.territory) ? null : person.territory, person.id, seesNames);
    case 'none':
      return NOTHING;
  }
}

/** Whether a place lies within; what lies nowhere is seen by the whole city only. */
export function isWithin({ territory }: Scope, placeCode: string | null): boolean {
  if (territory === null) return true;
  return placeCode !== null && territory.some((code) => placeCode.startsWith(code));
}

/**
 * The counties a scope reaches into, for what is kept by county and no finer, as leads are: a township stands for its county.
 * null is the whole city, empty is nothing at all.
 */
export function countiesOf({ territory }: Scope): readonly RegionCode[] | null {
  if (territory === null) return null;
  return [...new Set(territory.flatMap((code) => countyOf(code) ?? []))];
}

/** Names the regions of a scope for the key of something kept in memory; the person is not part of it. */
export function territoryKey({ territory }: Scope): string {
  return territory === null ? 'city' : territory.join(' ');
}

function scope(territory: readonly RegionCode[] | null, person: OperatorId | null, seesNames: boolean): Scope {
  return { territory, person, seesNames } as Scope;
}
