import type { RegionCode } from '../../domain/ids.ts';
import type { RegionLevel } from '../../domain/region/region.ts';
import type { StoredRegion } from '../store/regions.ts';
import rows from './regions.json' with { type: 'json' };

const LEVELS: Readonly<Record<number, RegionLevel>> = { 9: 'township', 12: 'village' };

/** Every region of the training profile, parents before children (GEOGRAPHY.md). */
export const TRAINING_REGIONS: readonly StoredRegion[] = rows.map(toRegion);

/** The regions of one level in order of code. */
export function regionsOf(level: RegionLevel): readonly StoredRegion[] {
  return TRAINING_REGIONS.filter((region) => region.level === level);
}

// A row of the file is [code, name, pinyin]; the file is ours and a test reads all of it.
function toRegion(row: readonly string[]): StoredRegion {
  const [code = '', name = '', pinyin = ''] = row;
  const level = LEVELS[code.length] ?? (code.endsWith('00') ? 'city' : 'county');
  return { code: code as RegionCode, name, level, parentCode: parentOf(code, level), pinyin };
}

function parentOf(code: string, level: RegionLevel): RegionCode | null {
  const lengths: Readonly<Record<RegionLevel, number>> = { city: 0, county: 4, township: 6, village: 9 };
  const parent = code.slice(0, lengths[level]);
  if (level === 'city') return null;
  return (level === 'county' ? `${parent}00` : parent) as RegionCode;
}
