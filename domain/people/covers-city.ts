import type { RegionCode } from '../ids.ts';
import { countyOf } from '../region/region.ts';

/** Whether a person works in the whole city: no region is named, or the city itself is. */
export function coversCity(territory: readonly RegionCode[]): boolean {
  return territory.length === 0 || territory.some((code) => countyOf(code) === null);
}
