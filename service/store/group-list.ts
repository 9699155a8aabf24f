import { GROUP_TIERS, type GroupTier } from '../../domain/group/group-tier.ts';
import { digitsOfTier } from '../../domain/group/place-of-tier.ts';
import type { GroupId, RegionCode } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { placeCondition } from './scope-condition.ts';
import type { ReadableDb } from './store.ts';

/** One line of the list of groups. */
export interface ListedGroup {
  readonly id: GroupId;
  readonly name: string;
  readonly externalId: string;
  readonly villageCode: RegionCode | null;
  readonly villageName: string | null;
  readonly countyName: string | null;
  readonly tier: GroupTier;
  readonly owner: string;
  /** Newest member count and the moment it was counted. */
  readonly members: number | null;
  readonly membersAt: Instant | null;
  readonly cap: number;
  /** Accounts that sit in it now. */
  readonly accounts: number;
  readonly lastMessageAt: Instant | null;
  readonly tags: readonly string[];
  readonly check: { readonly gaps: number; readonly unready: number } | null;
  readonly version: number;
}

export interface GroupListFilter {
  /** Part of the group's name, or of the name or pinyin of its village, or the whole of its id; empty means all. */
  readonly text: string;
  readonly countyCode: RegionCode | null;
  /** Only groups nobody has placed yet, or only in something wider than their tier asks for. */
  readonly withoutVillage: boolean;
  /** Only groups near their cap or full. */
  readonly crowded: boolean;
  /** Only groups that lack something of the standard configuration. */
  readonly lacking: boolean;
  readonly scope: Scope;
}

const JOINED = `FROM groups g LEFT JOIN regions v ON v.code = g.villageCode
  LEFT JOIN memberCounts n ON n.groupKey = g.groupKey
    AND n.countedAt = (SELECT max(countedAt) FROM memberCounts WHERE groupKey = g.groupKey)`;
const DIGITS_WANTED = `CASE g.tier ${GROUP_TIERS.map((tier) => `WHEN '${tier}' THEN ${digitsOfTier(tier)}`).join(' ')} END`;
// Nine tenths of the cap, as domain/group/fullness.ts has it.
const MATCHING = `(:text = '' OR instr(g.name, :text) > 0 OR instr(v.name, :text) > 0 OR instr(v.pinyin, lower(:text)) > 0 OR g.externalId = :text)
  AND (:countyCode IS NULL OR substr(g.villageCode, 1, length(:countyCode)) = :countyCode) AND (:withoutVillage = 0 OR g.villageCode IS NULL OR length(g.villageCode) < ${DIGITS_WANTED})
  AND (:crowded = 0 OR n.members * 10 >= g.memberCap * 9)
  AND (:lacking = 0 OR EXISTS (SELECT 1 FROM groupChecks k WHERE k.groupKey = g.groupKey AND k.gaps > 0))`;

/** Groups in the order in which they were first seen, from after one of them; `limit` at most. */
export async function listGroups(
  db: ReadableDb,
  filter: GroupListFilter,
  page: { readonly after: GroupId | null; readonly limit: number },
): Promise<readonly ListedGroup[]> {
  const within = placeCondition(filter.scope, 'g.villageCode');
  const rows = db.all<Omit<ListedGroup, 'tags' | 'check'> & { readonly tags: string; readonly check: string | null }>(
    `SELECT g.id, g.name, g.externalId, g.villageCode, v.name AS villageName, c.name AS countyName, g.tier, g.owner, g.memberCap AS cap,
       n.members, n.countedAt AS membersAt,
       (SELECT count(*) FROM accountGroups a WHERE a.groupKey = g.groupKey AND a.lostAt IS NULL) AS accounts,
       (SELECT m.sentAt FROM messages m WHERE m.groupKey = g.groupKey ORDER BY m.id DESC LIMIT 1) AS lastMessageAt,
       (SELECT json_group_array(t.tag) FROM groupTags t WHERE t.groupKey = g.groupKey) AS tags,
       (SELECT json_object('gaps', k.gaps, 'unready', k.unready) FROM groupChecks k WHERE k.groupKey = g.groupKey) AS "check", g.version
     ${JOINED} LEFT JOIN regions c ON c.code = substr(g.villageCode, 1, 6)
     WHERE ${MATCHING} ${within.sql} AND g.groupKey > coalesce((SELECT groupKey FROM groups WHERE id = :after), 0) ORDER BY g.groupKey LIMIT :limit`,
    { ...parametersOf(filter), ...within.parameters, ...page },
  );
  return rows.map(({ tags, check, ...row }) => ({
    ...row,
    tags: JSON.parse(tags) as readonly string[],
    check: check === null ? null : (JSON.parse(check) as ListedGroup['check']),
  }));
}

/** How many groups match. */
export async function countGroups(db: ReadableDb, filter: GroupListFilter): Promise<number> {
  const within = placeCondition(filter.scope, 'g.villageCode');
  const sql = `SELECT count(*) AS n ${JOINED} WHERE ${MATCHING} ${within.sql}`;
  return db.get<{ n: number }>(sql, { ...parametersOf(filter), ...within.parameters })?.n ?? 0;
}

function parametersOf({ text, countyCode, withoutVillage, crowded, lacking }: GroupListFilter) {
  return {
    ...{ text: text.trim(), countyCode, withoutVillage: Number(withoutVillage) },
    ...{ crowded: Number(crowded), lacking: Number(lacking) },
  };
}

/** The member counts of a group by date, newest first. */
export async function memberCountsOf(
  db: ReadableDb,
  groupKey: number,
  limit: number,
): Promise<readonly { readonly at: Instant; readonly members: number; readonly byPerson: boolean }[]> {
  return db
    .all<{ at: Instant; members: number; byPerson: number }>(
      `SELECT countedAt AS at, members, countedBy IS NOT NULL AS byPerson FROM memberCounts
       WHERE groupKey = :groupKey ORDER BY countedAt DESC LIMIT :limit`,
      { groupKey, limit },
    )
    .map((count) => ({ ...count, byPerson: count.byPerson === 1 }));
}

/** The other groups of the same place, in the order in which they were first seen. */
export async function siblingsOf(
  db: ReadableDb,
  group: { readonly groupKey: number; readonly villageCode: RegionCode | null },
): Promise<
  readonly {
    readonly id: GroupId;
    readonly name: string;
    readonly tier: GroupTier;
    readonly members: number | null;
    readonly cap: number;
  }[]
> {
  if (group.villageCode === null) return [];
  return db.all(
    `SELECT g.id, g.name, g.tier, g.memberCap AS cap,
       (SELECT members FROM memberCounts n WHERE n.groupKey = g.groupKey ORDER BY countedAt DESC LIMIT 1) AS members
     FROM groups g WHERE g.villageCode = :villageCode AND g.groupKey <> :groupKey ORDER BY g.groupKey`,
    { villageCode: group.villageCode, groupKey: group.groupKey },
  );
}
