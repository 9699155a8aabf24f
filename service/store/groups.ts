import type { GroupEntry } from '../../domain/group/register-sheet.ts';
import type { GroupId, OperatorId, RegionCode } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { placeCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A chat group. `groupKey` stands for it in the hot tables. */
export interface StoredGroup extends GroupEntry {
  readonly groupKey: number;
  readonly id: GroupId;
  readonly version: number;
}

const COLUMNS = 'groupKey, id, platform, externalId, name, villageCode, tier, owner, memberCap AS cap, version';

/** Every group, in the order in which they were first seen. */
export async function allGroups(db: ReadableDb): Promise<readonly StoredGroup[]> {
  return db.all<StoredGroup>(`SELECT ${COLUMNS} FROM groups ORDER BY groupKey`);
}

/** The group of this id; null where there is none within the scope. */
export async function findGroup(db: ReadableDb, id: GroupId, scope: Scope): Promise<StoredGroup | null> {
  const within = placeCondition(scope, 'villageCode');
  return (
    db.get<StoredGroup>(`SELECT ${COLUMNS} FROM groups WHERE id = :id ${within.sql}`, { id, ...within.parameters }) ??
    null
  );
}

/** The group its platform knows by this id; null where it was never seen. */
export async function findGroupByExternalId(
  db: ReadableDb,
  platform: string,
  externalId: string,
): Promise<StoredGroup | null> {
  return (
    db.get<StoredGroup>(`SELECT ${COLUMNS} FROM groups WHERE platform = :platform AND externalId = :externalId`, {
      platform,
      externalId,
    }) ?? null
  );
}

/** Adds a group; answers its key. */
export async function insertGroup(
  tx: WriteTransaction,
  centerId: string,
  group: Omit<StoredGroup, 'groupKey' | 'owner' | 'cap' | 'version'>,
): Promise<number> {
  const { lastInsertRowid } = tx.db.run(
    `INSERT INTO groups (id, centerId, platform, externalId, name, villageCode, tier, version)
     VALUES (:id, :centerId, :platform, :externalId, :name, :villageCode, :tier, 1)`,
    { ...group, centerId },
  );
  tx.changed('group', group.id, 1);
  return lastInsertRowid;
}

/** Takes over a name the wire tells; nothing happens where it is empty or the same. */
export async function renameGroup(tx: WriteTransaction, groupKey: number, name: string): Promise<void> {
  if (name === '') return;
  const { changes } = tx.db.run('UPDATE groups SET name = :name WHERE groupKey = :groupKey AND name <> :name', {
    groupKey,
    name,
  });
  if (changes > 0) tx.changed('group', null, null);
}

/** Says which village, township or county a group belongs to where `version` is still the newest; answers the new version, or null where somebody else was first. Its messages follow by themselves. */
export async function placeGroup(
  tx: WriteTransaction,
  id: GroupId,
  version: number,
  villageCode: RegionCode | null,
): Promise<number | null> {
  const { changes } = tx.db.run(
    'UPDATE groups SET villageCode = :villageCode, version = version + 1 WHERE id = :id AND version = :version',
    { id, version, villageCode },
  );
  if (changes === 0) return null;
  tx.changed('group', id, version + 1);
  tx.changed('message', null, null);
  return version + 1;
}

/** Says what a group is and who owns it where `version` is still the newest; answers the new version, or null where somebody else was first. */
export async function describeGroup(
  tx: WriteTransaction,
  id: GroupId,
  version: number,
  { tier, owner, cap, villageCode }: Pick<StoredGroup, 'tier' | 'owner' | 'cap' | 'villageCode'>,
): Promise<number | null> {
  const { changes } = tx.db.run(
    `UPDATE groups SET tier = :tier, owner = :owner, memberCap = :cap, villageCode = :villageCode, version = version + 1
     WHERE id = :id AND version = :version`,
    { id, version, tier, owner, cap, villageCode },
  );
  if (changes === 0) return null;
  tx.changed('group', id, version + 1);
  return version + 1;
}

/** Notes that an account sits in a group, or has come back into it. */
export async function joinGroup(
  tx: WriteTransaction,
  accountKey: number,
  groupKey: number,
  at: Instant,
): Promise<void> {
  const { changes } = tx.db.run(
    `INSERT INTO accountGroups (accountKey, groupKey, firstSeenAt) VALUES (:accountKey, :groupKey, :at)
     ON CONFLICT (accountKey, groupKey) DO UPDATE SET lostAt = NULL WHERE lostAt IS NOT NULL`,
    { accountKey, groupKey, at },
  );
  if (changes > 0) tx.changed('account', null, null);
}

/** Notes that an account has lost a group. */
export async function loseGroup(
  tx: WriteTransaction,
  accountKey: number,
  groupKey: number,
  at: Instant,
): Promise<void> {
  const { changes } = tx.db.run(
    'UPDATE accountGroups SET lostAt = :at WHERE accountKey = :accountKey AND groupKey = :groupKey AND lostAt IS NULL',
    { accountKey, groupKey, at },
  );
  if (changes > 0) tx.changed('account', null, null);
}

/** Adds a dated member count (S07); the same moment told twice is one. */
export async function addMemberCount(
  tx: WriteTransaction,
  groupKey: number,
  count: { readonly members: number; readonly at: Instant; readonly by?: OperatorId },
): Promise<void> {
  const { members, at, by } = count;
  const { changes } = tx.db.run(
    `INSERT INTO memberCounts (groupKey, countedAt, members, countedBy) VALUES (:groupKey, :at, :members, :by)
     ON CONFLICT (groupKey, countedAt) DO NOTHING`,
    { groupKey, members, at, by: by ?? null },
  );
  if (changes > 0) tx.changed('group', null, null);
}

/** Adds a joining or leaving; answers false where it was told before. */
export async function addMembershipEvent(
  tx: WriteTransaction,
  event: {
    readonly groupKey: number;
    readonly accountKey: number;
    readonly memberExternalId: string;
    readonly change: string;
    readonly at: Instant;
    /** Where two lists of members tell it: the moment of the first. */
    readonly since?: Instant;
  },
): Promise<boolean> {
  const { changes } = tx.db.run(
    `INSERT INTO membershipEvents (groupKey, accountKey, memberExternalId, change, at, since)
     VALUES (:groupKey, :accountKey, :memberExternalId, :change, :at, :since)
     ON CONFLICT (groupKey, memberExternalId, change, at) DO NOTHING`,
    { ...event, since: event.since ?? null },
  );
  return changes > 0;
}

/** The village of a group, or its township or county where its tier says so; null where nobody has said. */
export async function placeOfGroup(db: ReadableDb, groupKey: number): Promise<RegionCode | null> {
  return (
    db.get<{ villageCode: RegionCode | null }>('SELECT villageCode FROM groups WHERE groupKey = :groupKey', {
      groupKey,
    })?.villageCode ?? null
  );
}
