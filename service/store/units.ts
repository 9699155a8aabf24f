import type { RegionCode, UnitId } from '../../domain/ids.ts';
import type { Unit } from '../../domain/issue/unit.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** Every commission and department in display order. */
export async function allUnits(db: ReadableDb): Promise<readonly Unit[]> {
  return db.all<Unit>('SELECT id, name, kind, countyCode FROM units ORDER BY sort, id');
}

/** The unit of this id; null where there is none. */
export async function findUnit(db: ReadableDb, id: UnitId): Promise<Unit | null> {
  return db.get<Unit>('SELECT id, name, kind, countyCode FROM units WHERE id = :id', { id }) ?? null;
}

/** The commission an issue of this county goes to: the first in display order; null where the county has none. */
export async function commissionOf(db: ReadableDb, countyCode: RegionCode): Promise<Unit | null> {
  return (
    db.get<Unit>(
      `SELECT id, name, kind, countyCode FROM units WHERE kind = 'commission' AND countyCode = :countyCode ORDER BY sort, id LIMIT 1`,
      { countyCode },
    ) ?? null
  );
}

/** Adds a unit of the centre at this place of the display order. */
export async function insertUnit(tx: WriteTransaction, centerId: string, unit: Unit, sort: number): Promise<void> {
  tx.db.run(
    'INSERT INTO units (id, centerId, name, kind, countyCode, sort, version) VALUES (:id, :centerId, :name, :kind, :countyCode, :sort, 1)',
    { ...unit, centerId, sort },
  );
  tx.changed('unit', unit.id, 1);
}
