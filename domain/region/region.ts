import type { RegionCode } from '../ids.ts';

/** city 市 → county 县区 → township 乡镇街道 → village 村社区. */
export type RegionLevel = 'city' | 'county' | 'township' | 'village';

/** What lies below the city. */
export type PlaceLevel = Exclude<RegionLevel, 'city'>;

/** Digits of an official code of each level; the code of a parent is the beginning of the codes of its children. */
export const CODE_DIGITS: Readonly<Record<PlaceLevel, number>> = { county: 6, township: 9, village: 12 };

/** One official region; the code of a parent is a prefix of the code of its children. */
export interface Region {
  readonly code: RegionCode;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parentCode: RegionCode | null;
}

/** The county (first 6 digits) a region lies in; null for the city itself. */
export function countyOf(code: RegionCode): RegionCode | null {
  const county = code.slice(0, CODE_DIGITS.county);
  return county.length === CODE_DIGITS.county && !county.endsWith('00') ? (county as RegionCode) : null;
}

/** The township (first 9 digits) a region lies in; null for a county or the city. */
export function townshipOf(code: RegionCode): RegionCode | null {
  return code.length >= CODE_DIGITS.township ? (code.slice(0, CODE_DIGITS.township) as RegionCode) : null;
}
