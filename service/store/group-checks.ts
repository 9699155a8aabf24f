import { checkStandard, countGaps, type StandardCheck } from '../../domain/group/standard.ts';
import type { RegionCode } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { dutyPostsOf } from './duty-posts.ts';
import { readCenter } from './settings.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A check with the moment at which the members were read. */
export interface DatedCheck extends StandardCheck {
  readonly readAt: Instant;
}

/** Checks a group as its members were last read; null where nobody has read them. */
export async function checkGroup(db: ReadableDb, groupKey: number): Promise<DatedCheck | null> {
  const read = lastRead(db, groupKey);
  if (read === null) return null;
  const place = db.get<{ villageCode: RegionCode | null; countyName: string | null; townshipName: string | null }>(
    `SELECT g.villageCode, c.name AS countyName, t.name AS townshipName FROM groups g
     LEFT JOIN regions c ON c.code = substr(g.villageCode, 1, 6) LEFT JOIN regions t ON t.code = substr(g.villageCode, 1, 9) AND t.level = 'township'
     WHERE g.groupKey = :groupKey`,
    { groupKey },
  );
  const { villageCode = null, countyName = null, townshipName = null } = place ?? {};
  const { cityName } = await readCenter(db);
  const shown = db.all<{ shown: string }>(
    `SELECT iif(card = '', nickname, card) AS shown FROM groupMembers WHERE groupKey = :groupKey AND leftAt IS NULL`,
    { groupKey },
  );
  const check = checkStandard(
    shown.map((member) => member.shown),
    dutyPostsOf(db, villageCode),
    { cityName, countyName, townshipName },
  );
  return { ...check, readAt: read };
}

/** Keeps the check of a group for the list of groups. */
export async function keepCheck(tx: WriteTransaction, groupKey: number): Promise<void> {
  const check = await checkGroup(tx.db, groupKey);
  if (check === null) return;
  const { readAt, members, unready } = check;
  tx.db.run(
    `INSERT INTO groupChecks (groupKey, readAt, members, unready, gaps) VALUES (:groupKey, :readAt, :members, :unready, :gaps)
     ON CONFLICT (groupKey) DO UPDATE SET readAt = :readAt, members = :members, unready = :unready, gaps = :gaps`,
    { groupKey, readAt, members, unready, gaps: countGaps(check) },
  );
}

/** The same for every group of a village, whose posts have changed. */
export async function keepChecksOf(tx: WriteTransaction, villageCode: RegionCode): Promise<void> {
  const groups = tx.db.all<{ groupKey: number }>('SELECT groupKey FROM groups WHERE villageCode = :villageCode', {
    villageCode,
  });
  for (const { groupKey } of groups) await keepCheck(tx, groupKey);
}

function lastRead(db: ReadableDb, groupKey: number): Instant | null {
  return (
    db.get<{ readAt: Instant | null }>(
      'SELECT max(readAt) AS readAt FROM rosterReads WHERE groupKey = :groupKey AND applied = 1',
      { groupKey },
    )?.readAt ?? null
  );
}
