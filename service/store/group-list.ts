import type { GroupId, RegionCode } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { placeCondition } from './scope-condition.ts';
import type { ReadableDb } from './store.ts';

/** One line of the list of groups. */
export interface ListedGroup {
  readonly id: GroupId;
  readonly name: string;
  readonly villageCode: RegionCode | null;
  readonly villageName: string | null;
  readonly countyName: string | null;
  /** Newest member count and the moment it was counted. */
  readonly members: number | null;
  readonly membersAt: Instant | null;
  /** Accounts that sit in it now. */
  readonly accounts: number;
  readonly lastMessageAt: Instant | null;
  readonly tags: readonly string[];
  readonly version: number;
}

export interface GroupListFilter {
  /** Part of the group's name, or of the name or pinyin of its village; empty means all. */
  readonly text: string;
  readonly countyCode: RegionCode | null;
  readonly withoutVillage: boolean;
  readonly scope: Scope;
}

const JOINED = 'FROM groups g LEFT JOIN regions v ON v.code = g.villageCode';
const MATCHING = `(:text = '' OR instr(g.name, :text) > 0 OR instr(v.name, :text) > 0 OR instr(v.pinyin, lower(:text)) > 0)
  AND (:countyCode IS NULL OR substr(g.villageCode, 1, 6) = :countyCode) AND (:withoutVillage = 0 OR g.villageCode IS NULL)`;

/** Groups in the order in which they were first seen, from after one of them; `limit` at most. */
export async function listGroups(
  db: ReadableDb,
  filter: GroupListFilter,
  page: { readonly after: GroupId | null; readonly limit: number },
): Promise<readonly ListedGroup[]> {
  const within = placeCondition(filter.scope, 'g.villageCode');
  const rows = db.all<Omit<ListedGroup, 'tags'> & { readonly tags: string }>(
    `SELECT g.id, g.name, g.villageCode, v.name AS villageName, c.name AS countyName, n.members, n.countedAt AS membersAt,
       (SELECT count(*) FROM accountGroups a WHERE a.groupKey = g.groupKey AND a.lostAt IS NULL) AS accounts,
       (SELECT m.sentAt FROM messages m WHERE m.groupKey = g.groupKey ORDER BY m.id DESC LIMIT 1) AS lastMessageAt,
       (SELECT json_group_array(t.tag) FROM groupTags t WHERE t.groupKey = g.groupKey) AS tags, g.version
     ${JOINED} LEFT JOIN regions c ON c.code = substr(g.villageCode, 1, 6)
       LEFT JOIN memberCounts n ON n.groupKey = g.groupKey
         AND n.countedAt = (SELECT max(countedAt) FROM memberCounts WHERE groupKey = g.groupKey)
     WHERE ${MATCHING} ${within.sql} AND g.groupKey > coalesce((SELECT groupKey FROM groups WHERE id = :after), 0) ORDER BY g.groupKey LIMIT :limit`,
    { ...parametersOf(filter), ...within.parameters, ...page },
  );
  return rows.map((row) => ({ ...row, tags: JSON.parse(row.tags) as readonly string[] }));
}

/** How many groups match. */
export async function countGroups(db: ReadableDb, filter: GroupListFilter): Promise<number> {
  const within = placeCondition(filter.scope, 'g.villageCode');
  const sql = `SELECT count(*) AS n ${JOINED} WHERE ${MATCHING} ${within.sql}`;
  return db.get<{ n: number }>(sql, { ...parametersOf(filter), ...within.parameters })?.n ?? 0;
}

function parametersOf({ text, countyCode, withoutVillage }: GroupListFilter) {
  return { text: text.trim(), countyCode, withoutVillage: Number(withoutVillage) };
}
