import { POSTING_KINDS } from '../../domain/account/account.ts';
import type { GroupId, MessageId, RegionCode } from '../../domain/ids.ts';
import { TRIAGE_STATES } from '../../domain/message/triage-state.ts';
import type { PostingAccount } from '../../domain/outbox/assign-accounts.ts';
import type { PostKind, PostTarget } from '../../domain/outbox/post.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { messageCondition, placeCondition } from './scope-condition.ts';
import type { ReadableDb } from './store.ts';

/** A group a post would go to. */
export interface TargetGroup {
  readonly groupKey: number;
  readonly id: GroupId;
  readonly name: string;
  readonly villageCode: RegionCode | null;
}

const GROUP = 'g.groupKey, g.id, g.name, g.villageCode';

/** The groups a target means within a scope, each once, in the order in which they were first seen. */
export async function groupsOfTarget(
  db: ReadableDb,
  target: PostTarget,
  scope: Scope,
): Promise<readonly TargetGroup[]> {
  switch (target.kind) {
    case 'reply':
      return groupOfMessage(db, target.messageId, scope);
    case 'groups':
      return villageGroups(db, target, scope);
    case 'supervision':
      return supervisionGroups(db, target.groupIds, scope);
  }
}

function groupOfMessage(db: ReadableDb, id: MessageId, scope: Scope): readonly TargetGroup[] {
  const within = messageCondition(scope, 'm');
  return db.all(
    `SELECT ${GROUP} FROM messages m JOIN groups g ON g.groupKey = m.groupKey
     WHERE m.id = :id AND m.state <> ${TRIAGE_STATES.indexOf('lead')} ${within.sql}`,
    { id, ...within.parameters },
  );
}

function villageGroups(
  db: ReadableDb,
  { groupIds, regions, tags, everywhere }: Extract<PostTarget, { kind: 'groups' }>,
  scope: Scope,
): readonly TargetGroup[] {
  const within = placeCondition(scope, 'g.villageCode');
  return db.all(
    `SELECT ${GROUP} FROM groups g WHERE g.tier <> 'supervision' AND (g.id IN (SELECT value FROM json_each(:groupIds)) OR (
       (:everywhere = 1 OR EXISTS (SELECT 1 FROM json_each(:regions) chosen WHERE substr(g.villageCode, 1, length(chosen.value)) = chosen.value))
       AND (:tags = '[]' OR EXISTS (SELECT 1 FROM groupTags t WHERE t.groupKey = g.groupKey AND t.tag IN (SELECT value FROM json_each(:tags))))))
     ${within.sql} ORDER BY g.groupKey`,
    {
      groupIds: JSON.stringify(groupIds),
      regions: JSON.stringify(regions),
      tags: JSON.stringify(tags),
      everywhere: Number(everywhere),
      ...within.parameters,
    },
  );
}

function supervisionGroups(db: ReadableDb, groupIds: readonly GroupId[], scope: Scope): readonly TargetGroup[] {
  const within = placeCondition(scope, 'g.villageCode');
  return db.all(
    `SELECT ${GROUP} FROM groups g WHERE g.tier = 'supervision' AND g.id IN (SELECT value FROM json_each(:groupIds)) ${within.sql}
     ORDER BY g.groupKey`,
    { groupIds: JSON.stringify(groupIds), ...within.parameters },
  );
}

/** The groups in which commissions answer 督办群, and whether a duty account sits in each. */
export async function listSupervisionGroups(db: ReadableDb, scope: Scope): Promise<readonly TargetGroup[]> {
  const within = placeCondition(scope, 'g.villageCode');
  return db.all(
    `SELECT ${GROUP} FROM groups g WHERE g.tier = 'supervision' ${within.sql} ORDER BY g.groupKey`,
    within.parameters,
  );
}

/** An account that could post in a group, and by which id it knows the message that is answered. */
export interface Candidate extends PostingAccount {
  readonly groupKey: number;
  readonly replyTo: string | null;
}

/**
 * The accounts that could post in these groups: switched on, of a kind that can post, sitting there now. Villagers' groups are
 * never posted to by a duty account, and the supervision group by no other (S03). A reply needs an account that saw the message.
 */
export async function candidatesFor(
  db: ReadableDb,
  kind: PostKind,
  groupKeys: readonly number[],
  messageId: MessageId | null,
): Promise<readonly Candidate[]> {
  const rows = db.all<Omit<Candidate, 'isOnline'> & { isOnline: 0 | 1 }>(
    `SELECT s.groupKey, a.accountKey, a.lamp = 'online' AS isOnline, seen.localId AS replyTo
     FROM json_each(:groupKeys) wanted JOIN accountGroups s ON s.groupKey = wanted.value AND s.lostAt IS NULL
       JOIN accounts a ON a.accountKey = s.accountKey AND a.enabled = 1 AND a.role = :role
         AND a.connector IN (SELECT value FROM json_each(:kinds))
       LEFT JOIN sightings seen ON seen.messageId = :messageId AND seen.accountKey = a.accountKey
     WHERE :messageId IS NULL OR seen.localId IS NOT NULL`,
    {
      groupKeys: JSON.stringify(groupKeys),
      role: kind === 'supervision' ? 'duty' : 'monitor',
      kinds: JSON.stringify(POSTING_KINDS),
      messageId,
    },
  );
  return rows.map((row) => ({ ...row, isOnline: row.isOnline === 1 }));
}
