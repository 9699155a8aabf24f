import type { RegionRow } from '../../../contract/catalog.ts';
import type { RegionCode } from '../../../domain/ids.ts';
import { groupBy } from '../group-by.ts';

export interface PlaceNode {
  readonly value: RegionCode;
  readonly label: string;
  /** Pinyin with spaces, for initials. */
  readonly pinyin: string;
  readonly children: PlaceNode[];
}

export type PlaceLevel = Exclude<RegionRow['level'], 'city'>;

/** The regions as county → township → village, or down to a level; the city itself is left out. */
export function placeTree(regions: readonly RegionRow[], lowest: PlaceLevel = 'village'): PlaceNode[] {
  const below = groupBy(regions, (region) => region.parentCode);
  const nodeOf = (region: RegionRow): PlaceNode => {
    return {
      value: region.code,
      label: region.name,
      pinyin: region.pinyin,
      children: region.level === lowest ? [] : (below.get(region.code) ?? []).map(nodeOf),
    };
  };
  return regions.filter((region) => region.level === 'county').map(nodeOf);
}

/** The codes from the county down to this place; empty for none. */
export function placePath(regions: readonly RegionRow[], code: RegionCode | null): readonly RegionCode[] {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const path: RegionCode[] = [];
  for (
    let at = code === null ? undefined : byCode.get(code);
    at !== undefined && at.level !== 'city';
    at = at.parentCode === null ? undefined : byCode.get(at.parentCode)
  ) {
    path.unshift(at.code);
  }
  return path;
}

/** True where the words are part of the name, of the pinyin, or the initials of the pinyin. */
export function matchesPlace(words: string, node: Pick<PlaceNode, 'label' | 'pinyin'>): boolean {
  const wanted = words.trim().toLowerCase();
  if (wanted === '' || node.label.includes(wanted)) return wanted !== '';
  const pinyin = node.pinyin.toLowerCase();
  const syllables = pinyin.split(/\s+/);
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  return syllables.join('').startsWith(wanted) || initials.startsWith(wanted) || syllables.includes(wanted);
}
