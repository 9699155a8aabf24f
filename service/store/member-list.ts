import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb } from './store.ts';

/** A member as the list has it; `shown` is the card of the group, or the nickname where there is none. */
export interface ListedMember {
  readonly memberKey: number;
  readonly externalId: string;
  readonly shown: string;
  readonly role: 'owner' | 'admin' | 'member';
  readonly joinedAt: Instant | null;
}

/** Who is in a group now, as it was last read: owner and administrators first, then in the order they were first seen. */
export function membersOf(db: ReadableDb, groupKey: number): readonly ListedMember[] {
  return db.all<ListedMember>(
    `SELECT memberKey, memberExternalId AS externalId, iif(card = '', nickname, card) AS shown, role, joinedAt
     FROM groupMembers WHERE groupKey = :groupKey AND leftAt IS NULL
     ORDER BY CASE role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 ELSE 2 END, memberKey`,
    { groupKey },
  );
}

/** Somebody who came or went. */
export interface MemberChange {
  readonly id: number;
  readonly shown: string;
  readonly change: 'joined' | 'left' | 'account-removed';
  /** It happened after this moment and by `at`; null where a notice told the moment itself. */
  readonly since: Instant | null;
  readonly at: Instant;
}

/** Who came and went, newest first, from before one of them. */
export function memberChanges(
  db: ReadableDb,
  groupKey: number,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): readonly MemberChange[] {
  return db.all<MemberChange>(
    `SELECT e.id, coalesce(iif(m.card = '', m.nickname, m.card), '') AS shown, e.change, e.since, e.at
     FROM membershipEvents e LEFT JOIN groupMembers m ON m.groupKey = e.groupKey AND m.memberExternalId = e.memberExternalId
     WHERE e.groupKey = :groupKey AND (:before IS NULL OR e.id < :before) ORDER BY e.id DESC LIMIT :limit`,
    { groupKey, before, limit },
  );
}
