import type { RegionCode } from '../ids.ts';
import type { RegionLevel } from '../region/region.ts';
import type { GroupTier } from './group-tier.ts';

/** What a group of a tier belongs to: villagers of a village talk in 村 and 组, a whole township in 镇, the offices of a county in 督办. */
export const LEVEL_OF_TIER: Readonly<Record<GroupTier, Exclude<RegionLevel, 'city'>>> = {
  ...{ supervision: 'county', township: 'township', village: 'village', team: 'village' },
};

/** Digits of a code of each level; the code of a parent is a prefix of the codes of its children. */
const DIGITS: Readonly<Record<Exclude<RegionLevel, 'city'>, number>> = { county: 6, township: 9, village: 12 };

/** Where a group belongs once it is of this tier: the township or county around a place that is narrower; a wider one stays until somebody says more. */
export function placeInTier(place: RegionCode | null, tier: GroupTier): RegionCode | null {
  return place === null ? null : (place.slice(0, DIGITS[LEVEL_OF_TIER[tier]]) as RegionCode);
}

/** Whether somebody has yet to say where a group belongs: nowhere, or so far only to something wider than its tier asks for. */
export function awaitsPlace(place: RegionCode | null, tier: GroupTier): boolean {
  return place === null || place.length < DIGITS[LEVEL_OF_TIER[tier]];
}
