import type { RegionCode } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { placeCondition } from './scope-condition.ts';
import type { ReadableDb } from './store.ts';

/** A village with how many groups it has, and how many of them are live. */
export interface VillageOfGroups {
  readonly code: RegionCode;
  readonly name: string;
  readonly townshipName: string | null;
  readonly countyName: string | null;
  readonly groups: number;
  readonly live: number;
  /** Newest counts of its groups together; null where none was counted. */
  readonly members: number | null;
}

export interface VillageFilter {
  /** A county, a township or a village; null is everything in sight. */
  readonly placeCode: RegionCode | null;
  /** Part of the name or pinyin of the village; empty means all. */
  readonly text: string;
  readonly scope: Scope;
}

/** A group is live while an account that is switched on sits in it: else nobody would see what is said there (S05). */
const LIVE = `EXISTS (SELECT 1 FROM accountGroups seat JOIN accounts a ON a.accountKey = seat.accountKey
  WHERE seat.groupKey = g.groupKey AND seat.lostAt IS NULL AND a.enabled = 1)`;

/** A group of a whole township belongs to none of its villages: it does not make one covered. */
const IN_VILLAGE = `FROM groups g WHERE g.villageCode = v.code AND g.tier IN ('village','team')`;

const MATCHING = `v.level = 'village' AND (:placeCode IS NULL OR substr(v.code, 1, length(:placeCode)) = :placeCode)
  AND (:text = '' OR instr(v.name, :text) > 0 OR instr(v.pinyin, lower(:text)) > 0)`;

/** Villages in order of official code, from after one of them; `limit` at most. */
export async function listVillages(
  db: ReadableDb,
  filter: VillageFilter,
  page: { readonly uncovered: boolean; readonly after: RegionCode | null; readonly limit: number },
): Promise<readonly VillageOfGroups[]> {
  const within = placeCondition(filter.scope, 'v.code');
  return db.all(
    `SELECT v.code, v.name, t.name AS townshipName, c.name AS countyName, (SELECT count(*) ${IN_VILLAGE}) AS groups,
       (SELECT count(*) ${IN_VILLAGE} AND ${LIVE}) AS live,
       (SELECT sum((SELECT n.members FROM memberCounts n WHERE n.groupKey = g.groupKey ORDER BY n.countedAt DESC LIMIT 1)) ${IN_VILLAGE}) AS members
     FROM regions v LEFT JOIN regions t ON t.code = substr(v.code, 1, 9) LEFT JOIN regions c ON c.code = substr(v.code, 1, 6)
     WHERE ${MATCHING} AND (:uncovered = 0 OR NOT EXISTS (SELECT 1 ${IN_VILLAGE} AND ${LIVE})) AND v.code > coalesce(:after, '') ${within.sql}
     ORDER BY v.code LIMIT :limit`,
    { ...parametersOf(filter), ...within.parameters, ...page, uncovered: Number(page.uncovered) },
  );
}

/** Of the villages that match, how many there are and how many have a live group. */
export async function countCovered(
  db: ReadableDb,
  filter: VillageFilter,
): Promise<{ readonly villages: number; readonly covered: number }> {
  const within = placeCondition(filter.scope, 'v.code');
  const counted = db.get<{ villages: number; covered: number | null }>(
    `SELECT count(*) AS villages, sum(EXISTS (SELECT 1 ${IN_VILLAGE} AND ${LIVE})) AS covered
     FROM regions v WHERE ${MATCHING} ${within.sql}`,
    { ...parametersOf(filter), ...within.parameters },
  );
  return { villages: counted?.villages ?? 0, covered: counted?.covered ?? 0 };
}

function parametersOf({ placeCode, text }: VillageFilter) {
  return { placeCode, text: text.trim() };
}
