import type { RegionCode } from '../ids.ts';
import { countyOf, type Region } from '../region/region.ts';

/** A name people say for a village or township, and the counties in which one is called so. */
export interface PlaceWord {
  readonly word: string;
  readonly counties: ReadonlySet<RegionCode>;
}

const OFFICES = /(社区|村)?(居委会|村委会|居民委员会|村民委员会)$/u;
const KINDS = /(社区|街道|办事处|村|镇|乡)$/u;
/** Shorter names without their kind are everyday words: 建设街道 must not fire on 建设. */
const SHORTEST_STEM = 3;

/** The names of every village and township: as listed, without the office, and without the kind where enough is left. */
export function placeWords(regions: readonly Region[]): readonly PlaceWord[] {
  const counties = new Map<string, Set<RegionCode>>();
  for (const { code, name, level } of regions) {
    const county = countyOf(code);
    if (county === null || (level !== 'village' && level !== 'township')) continue;
    for (const word of namesOf(name)) {
      const known = counties.get(word) ?? new Set<RegionCode>();
      counties.set(word, known.add(county));
    }
  }
  return [...counties].map(([word, of]) => ({ word, counties: of }));
}

function namesOf(name: string): readonly string[] {
  const place = name.replace(OFFICES, (_all, kind: string | undefined) => kind ?? '');
  const stem = place.replace(KINDS, '');
  return [...new Set([name, place, ...(stem.length >= SHORTEST_STEM ? [stem] : [])])].filter(
    (word) => word.length >= 2,
  );
}
