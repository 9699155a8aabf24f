import type { PlaceWanted } from '../../domain/group/register-sheet.ts';
import type { RegionCode } from '../../domain/ids.ts';
import { CODE_DIGITS, type PlaceLevel } from '../../domain/region/region.ts';
import type { StoredRegion } from '../store/regions.ts';

/** Finds places of a level by code, or by name within the township and county that are named; several where the name is not enough. */
export function placeFinder(
  regions: readonly StoredRegion[],
): (level: PlaceLevel, wanted: PlaceWanted) => readonly RegionCode[] {
  const names = new Map(regions.map(({ code, name }) => [code as string, name]));
  const levels = new Map(regions.map(({ code, level }) => [code as string, level]));
  const byName = new Map<string, RegionCode[]>();
  for (const { code, name, level } of regions) {
    const key = `${level} ${name}`;
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [code]);
    else same.push(code);
  }
  return (level, wanted) => {
    const { code, township, county } = wanted;
    if (code !== '') return levels.get(code) === level ? [code as RegionCode] : [];
    return (byName.get(`${level} ${wanted[level]}`) ?? []).filter(
      (each) =>
        (township === '' || names.get(each.slice(0, CODE_DIGITS.township)) === township) &&
        (county === '' || names.get(each.slice(0, CODE_DIGITS.county)) === county),
    );
  };
}
