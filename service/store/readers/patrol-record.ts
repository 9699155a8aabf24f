import type { Visit } from '../../../contract/patrol.ts';
import type { GroupId, OperatorId } from '../../../domain/ids.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { dayNumber } from '../civil-number.ts';
import { placeCondition } from '../scope-condition.ts';
import type { ReadableDb } from '../store.ts';
import type { MasterData } from './master-data.ts';

/** What one person has read of a day. */
export interface ReadOfPerson {
  readonly personId: OperatorId;
  readonly groups: number;
  readonly messages: number;
  readonly marked: number;
  readonly dwell: number;
  readonly lastAt: Instant;
}

const VISITS = 100;

/** What everybody has read on the day `now` lies in, of the groups of a scope. */
export function readsOfPeople(
  db: ReadableDb,
  _master: MasterData,
  { now, scope }: { readonly now: Instant; readonly scope: Scope },
): ReadOfPerson[] {
  const within = placeCondition(scope, 'g.villageCode');
  return db.all<ReadOfPerson>(
    `SELECT r.personId, count(DISTINCT r.groupKey) AS groups, sum(r.messages) AS messages,
       sum(CASE r.how WHEN 'marked' THEN r.messages ELSE 0 END) AS marked, sum(r.dwell) AS dwell, max(r.endedAt) AS lastAt
     FROM patrolReads r CROSS JOIN groups g ON g.groupKey = r.groupKey WHERE r.day = :day ${within.sql} GROUP BY r.personId`,
    { day: dayNumber(now), ...within.parameters },
  );
}

/** The newest visits of the day `now` lies in, of one person or one group where asked. */
export function visitsOfDay(
  db: ReadableDb,
  master: MasterData,
  {
    personId,
    groupId,
    before,
    now,
    scope,
  }: {
    readonly personId: OperatorId | null;
    readonly groupId: GroupId | null;
    readonly before: number | null;
    readonly now: Instant;
    readonly scope: Scope;
  },
): { readonly visits: Visit[] } {
  const within = placeCondition(scope, 'g.villageCode');
  const groupKey = groupId === null ? null : (master.groupKeys.get(groupId) ?? -1);
  const rows = db.all<Omit<Visit, 'groupName' | 'villageName'> & { readonly groupKey: number }>(
    `SELECT r.id, p.name AS personName, r.groupKey, f.sentAt AS fromSentAt, l.sentAt AS toSentAt, r.messages, r.startedAt, r.endedAt, r.dwell, r.how
     FROM patrolReads r CROSS JOIN groups g ON g.groupKey = r.groupKey JOIN people p ON p.id = r.personId
       JOIN messages f ON f.id = r.fromId JOIN messages l ON l.id = r.toId
     WHERE r.day = :day AND (:personId IS NULL OR r.personId = :personId) AND (:groupKey IS NULL OR r.groupKey = :groupKey)
       AND (:before IS NULL OR r.id < :before) ${within.sql} ORDER BY r.id DESC LIMIT ${VISITS}`,
    { day: dayNumber(now), personId, groupKey, before, ...within.parameters },
  );
  return {
    visits: rows.map(({ groupKey: key, ...row }) => {
      const group = master.groups.get(key);
      return { ...row, groupName: group?.name ?? '', villageName: group?.villageName ?? null };
    }),
  };
}
