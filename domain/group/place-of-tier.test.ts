import { expect, it } from 'vitest';
import type { RegionCode } from '../ids.ts';
import { GROUP_TIERS } from './group-tier.ts';
import { awaitsPlace, placeInTier } from './place-of-tier.ts';

const VILLAGE = '430202001001' as RegionCode;
const TOWNSHIP = '430202001' as RegionCode;
const COUNTY = '430202' as RegionCode;

it('lifts a place to the township or county of the tier, and leaves a wider one as it is', () => {
  const lifted = GROUP_TIERS.map((tier) => [VILLAGE, TOWNSHIP, COUNTY, null].map((place) => placeInTier(place, tier)));
  expect(Object.fromEntries(GROUP_TIERS.map((tier, index) => [tier, lifted[index]]))).toEqual({
    township: [TOWNSHIP, TOWNSHIP, COUNTY, null],
    village: [VILLAGE, TOWNSHIP, COUNTY, null],
    team: [VILLAGE, TOWNSHIP, COUNTY, null],
    supervision: [COUNTY, COUNTY, COUNTY, null],
  });
});

it('waits for somebody to say where a group belongs while its place is wider than its tier', () => {
  const waiting = GROUP_TIERS.map((tier) => [VILLAGE, TOWNSHIP, COUNTY, null].map((place) => awaitsPlace(place, tier)));
  expect(Object.fromEntries(GROUP_TIERS.map((tier, index) => [tier, waiting[index]]))).toEqual({
    township: [false, false, true, true],
    village: [false, true, true, true],
    team: [false, true, true, true],
    supervision: [false, false, false, true],
  });
});
