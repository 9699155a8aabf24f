import type { PlaceCoverage, UnreadGroup } from '../../../contract/patrol.ts';
import type { MessageId, RegionCode } from '../../../domain/ids.ts';
import { coverageByPlace, coverageOf, type Coverage } from '../../../domain/patrol/coverage.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { dayNumber } from '../civil-number.ts';
import { placeCondition } from '../scope-condition.ts';
import type { ReadableDb } from '../store.ts';
import type { MasterData } from './master-data.ts';

/** A group as far as it is read today. */
export interface GroupOfDay {
  readonly groupKey: number;
  readonly villageCode: RegionCode | null;
  readonly coveredAt: Instant | null;
  readonly firstUnread: MessageId | null;
}

interface PlaceQuestion {
  readonly placeCode: RegionCode | null;
  readonly now: Instant;
  readonly scope: Scope;
}

/** Unread messages of a group are counted up to here. */
const MOST_COUNTED = 100;

/** Coverage of the day `now` lies in, by county, or by village within a place. */
export function patrolCoverage(
  db: ReadableDb,
  master: MasterData,
  question: PlaceQuestion,
): { readonly total: Coverage; readonly places: PlaceCoverage[] } {
  const groups = groupsOfDay(db, question).map(({ villageCode, coveredAt, firstUnread }) => ({
    ...{ villageCode, isCovered: coveredAt !== null, hasUnread: firstUnread !== null },
  }));
  const nameOf = (code: RegionCode) => master.placeNames.get(code) ?? code;
  return {
    total: coverageOf(groups),
    places: coverageByPlace(groups, question.placeCode).map(({ code, ...figures }) => ({
      ...{ code, name: code === null ? null : nameOf(code) },
      townshipName: code === null || code.length < 12 ? null : nameOf(code.slice(0, 9) as RegionCode),
      ...figures,
    })),
  };
}

/** Groups with something unread, what waits longest first. */
export function unpatrolled(
  db: ReadableDb,
  master: MasterData,
  {
    again,
    after,
    limit,
    ...question
  }: PlaceQuestion & { readonly again: boolean; readonly after: MessageId | null; readonly limit: number },
): { readonly groups: UnreadGroup[]; readonly total: number } {
  const unread = groupsOfDay(db, question)
    .filter((group): group is GroupOfDay & { firstUnread: MessageId } => group.firstUnread !== null)
    .filter(({ coveredAt }) => again || coveredAt === null)
    .toSorted((a, b) => a.firstUnread - b.firstUnread);
  const page = unread.filter(({ firstUnread }) => after === null || firstUnread > after).slice(0, limit);
  return { total: unread.length, groups: page.flatMap((group) => toUnread(db, master, group)) };
}

/** How far each village group of a place is read on the day `now` lies in. */
export function groupsOfDay(db: ReadableDb, { placeCode, now, scope }: PlaceQuestion): readonly GroupOfDay[] {
  const within = placeCondition(scope, 'g.villageCode');
  return db.all<GroupOfDay>(
    `SELECT g.groupKey, g.villageCode, d.coveredAt,
       (SELECT m.id FROM messages m WHERE m.groupKey = g.groupKey AND m.id > coalesce(p.readTo, 0) AND m.state = 0 ORDER BY m.id LIMIT 1) AS firstUnread
     FROM groups g LEFT JOIN patrolGroups p ON p.groupKey = g.groupKey LEFT JOIN patrolDays d ON d.day = :day AND d.groupKey = g.groupKey
     WHERE g.tier <> 'supervision' AND (:placeCode IS NULL OR substr(g.villageCode, 1, length(:placeCode)) = :placeCode) ${within.sql}`,
    { day: dayNumber(now), placeCode, ...within.parameters },
  );
}

function toUnread(
  db: ReadableDb,
  master: MasterData,
  { groupKey, firstUnread, coveredAt }: GroupOfDay & { readonly firstUnread: MessageId },
): readonly UnreadGroup[] {
  const group = master.groups.get(groupKey);
  const unread = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM messages m
     WHERE groupKey = :groupKey AND id >= :firstUnread AND state = 0
       AND NOT EXISTS (SELECT 1 FROM patrolReads r WHERE r.groupKey = m.groupKey AND r.toId >= m.id AND r.fromId <= m.id) LIMIT ${MOST_COUNTED})`,
    { groupKey, firstUnread },
  );
  const newest = db.get<{ id: MessageId }>('SELECT max(id) AS id FROM messages WHERE groupKey = :groupKey', {
    groupKey,
  });
  const first = db.get<{ receivedAt: Instant }>('SELECT receivedAt FROM messages WHERE id = :id', { id: firstUnread });
  if (group === undefined || unread === undefined || newest === undefined || first === undefined) return [];
  const { id, name, villageName, countyName } = group;
  return [
    {
      ...{ id, name, villageName, countyName, firstUnread, coveredAt },
      ...{ waitsSince: first.receivedAt, unread: unread.n, newest: newest.id },
    },
  ];
}
