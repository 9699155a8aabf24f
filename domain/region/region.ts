import type { RegionCode } from '../ids.ts';

/** city 市 → county 县区 → township 乡镇街道 → village 村社区. */
export type RegionLevel = 'city' | 'county' | 'township' | 'village';

/** One official region; the code of a parent is a prefix of the code of its children. */
export interface Region {
  readonly code: RegionCode;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parentCode: RegionCode | null;
}

/** The county (first 6 digits) a region lies in; null for the city itself. */
export function countyOf(code: RegionCode): RegionCode | null {
  const county = code.slice(0, 6);
  return county.length === 6 && !county.endsWith('00') ? (county as RegionCode) : null;
}

/** The township (first 9 digits) a region lies in; null for a county or the city. */
export function townshipOf(code: RegionCode): RegionCode | null {
  return code.length >= 9 ? (code.slice(0, 9) as RegionCode) : null;
}
