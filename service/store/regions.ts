import type { RegionCode } from '../../domain/ids.ts';
import type { Region } from '../../domain/region/region.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A region with the initials and syllables it can be found by. */
export interface StoredRegion extends Region {
  readonly pinyin: string;
}

/** Every region, parents before children, in order of official code. */
export async function allRegions(db: ReadableDb): Promise<readonly StoredRegion[]> {
  return db.all<StoredRegion>('SELECT code, name, level, parentCode, pinyin FROM regions ORDER BY length(code), code');
}

/** The counties in order of official code. */
export async function allCounties(db: ReadableDb): Promise<readonly StoredRegion[]> {
  return db.all<StoredRegion>(
    `SELECT code, name, level, parentCode, pinyin FROM regions WHERE level = 'county' ORDER BY code`,
  );
}

/** The region of this code; null where the centre's list has none. */
export async function findRegion(db: ReadableDb, code: RegionCode): Promise<StoredRegion | null> {
  return (
    db.get<StoredRegion>('SELECT code, name, level, parentCode, pinyin FROM regions WHERE code = :code', { code }) ??
    null
  );
}

/** County, township and village of a code, coarsest first, as far as the code goes; empty where the list has none of them. */
export async function regionPath(
  db: ReadableDb,
  code: RegionCode,
): Promise<readonly { readonly code: RegionCode; readonly name: string }[]> {
  return db.all(
    `SELECT code, name FROM regions
     WHERE code IN (substr(:code, 1, 6), substr(:code, 1, 9), :code) AND level <> 'city' ORDER BY length(code)`,
    { code },
  );
}

/** Adds regions, parents before their children; a code that is known keeps its row. */
export async function insertRegions(tx: WriteTransaction, regions: readonly StoredRegion[]): Promise<void> {
  for (const { code, name, level, parentCode, pinyin } of regions) {
    tx.db.run(
      'INSERT INTO regions (code, name, level, parentCode, pinyin) VALUES (:code, :name, :level, :parentCode, :pinyin) ON CONFLICT (code) DO NOTHING',
      { code, name, level, parentCode, pinyin },
    );
  }
  tx.changed('region', null, null);
}
