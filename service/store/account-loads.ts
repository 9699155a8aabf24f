import type { CarriedGroup } from '../../domain/account/rebalance.ts';
import type { GroupId, RegionCode } from '../../domain/ids.ts';
import type { ReadableDb } from './store.ts';

/** A group with the phones that sit in it, as a plan names it. */
export interface SeatedGroup extends CarriedGroup {
  readonly id: GroupId;
  readonly name: string;
  readonly externalId: string;
  readonly villageName: string | null;
  readonly countyName: string | null;
}

/** Every group some phone sits in now. */
export async function seatedGroups(db: ReadableDb): Promise<readonly SeatedGroup[]> {
  const rows = db.all<
    Omit<SeatedGroup, 'carriers' | 'countyCode'> & { carriers: string; villageCode: RegionCode | null }
  >(
    `SELECT g.groupKey, g.id, g.name, g.externalId, g.villageCode, v.name AS villageName, c.name AS countyName,
       json_group_array(seat.accountKey) AS carriers
     FROM accountGroups seat JOIN groups g ON g.groupKey = seat.groupKey
     LEFT JOIN regions v ON v.code = g.villageCode LEFT JOIN regions c ON c.code = substr(g.villageCode, 1, 6)
     WHERE seat.lostAt IS NULL GROUP BY g.groupKey ORDER BY g.groupKey`,
  );
  return rows.map(({ carriers, villageCode, ...row }) => ({
    ...row,
    countyCode: villageCode?.slice(0, 6) ?? null,
    carriers: JSON.parse(carriers) as number[],
  }));
}
