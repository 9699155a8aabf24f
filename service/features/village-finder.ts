import type { VillageWanted } from '../../domain/group/register-sheet.ts';
import type { RegionCode } from '../../domain/ids.ts';
import type { StoredRegion } from '../store/regions.ts';

/** Finds villages by code, or by name within the township and county that are named; several where the name is not enough. */
export function villageFinder(regions: readonly StoredRegion[]): (wanted: VillageWanted) => readonly RegionCode[] {
  const names = new Map(regions.map(({ code, name }) => [code as string, name]));
  const byName = new Map<string, RegionCode[]>();
  const codes = new Set<string>();
  for (const { code, name, level } of regions) {
    if (level !== 'village') continue;
    codes.add(code);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [code]);
    else same.push(code);
  }
  return ({ code, village, township, county }) => {
    if (code !== '') return codes.has(code) ? [code as RegionCode] : [];
    return (byName.get(village) ?? []).filter(
      (each) =>
        (township === '' || names.get(each.slice(0, 9)) === township) &&
        (county === '' || names.get(each.slice(0, 6)) === county),
    );
  };
}
