import type { RegionRow } from '../../contract/catalog.ts';
import type { RegionCode } from '../../domain/ids.ts';
import { matchesPlace } from '../ui/kit/place-tree.ts';

/** A place the palette offers, with what it lies in: 42 villages share their names. */
export interface MatchingPlace {
  readonly code: RegionCode;
  readonly path: string;
}

/** As many as can be told apart at a glance; whoever wants another types on. */
const MOST = 6;

const ORDER = { city: 0, county: 1, township: 2, village: 3 } as const;

/** The places whose name, pinyin or initials the words are, larger places first. */
export function placesMatching(words: string, regions: readonly RegionRow[]): readonly MatchingPlace[] {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  return regions
    .filter((region) => region.level !== 'city' && matchesPlace(words, { label: region.name, pinyin: region.pinyin }))
    .toSorted((a, b) => ORDER[a.level] - ORDER[b.level])
    .slice(0, MOST)
    .map((region) => ({ code: region.code, path: pathOf(region, byCode) }));
}

function pathOf(region: RegionRow, byCode: ReadonlyMap<RegionCode, RegionRow>): string {
  const names: string[] = [];
  for (let at: RegionRow | undefined = region; at !== undefined && at.level !== 'city';) {
    names.unshift(at.name);
    at = at.parentCode === null ? undefined : byCode.get(at.parentCode);
  }
  return names.join(' / ');
}
