import type { RegionCode } from '../ids.ts';
import { CODE_DIGITS, type PlaceLevel } from '../region/region.ts';
import type { GroupTier } from './group-tier.ts';

/** What a group of a tier belongs to: villagers of a village talk in 村 and 组, a whole township in 镇, the offices of a county in 督办. */
export const LEVEL_OF_TIER: Readonly<Record<GroupTier, PlaceLevel>> = {
  ...{ supervision: 'county', township: 'township', village: 'village', team: 'village' },
};

/** Digits of the code of a place such as this tier asks for. */
export function digitsOfTier(tier: GroupTier): number {
  return CODE_DIGITS[LEVEL_OF_TIER[tier]];
}

/** Where a group belongs once it is of this tier: the township or county around a place that is narrower; a wider one stays until somebody says more. */
export function placeInTier(place: RegionCode | null, tier: GroupTier): RegionCode | null {
  return place === null ? null : (place.slice(0, digitsOfTier(tier)) as RegionCode);
}

/** Whether somebody has yet to say where a group belongs: nowhere, or so far only to something wider than its tier asks for. */
export function awaitsPlace(place: RegionCode | null, tier: GroupTier): boolean {
  return place === null || place.length < digitsOfTier(tier);
}
