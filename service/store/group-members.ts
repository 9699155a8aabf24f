import type { IncomingMember } from '../../domain/message/message.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keepCheck } from './group-checks.ts';
import { addMemberCount, addMembershipEvent } from './groups.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** The members of one group as one account has read them. */
export interface RosterOfGroup {
  readonly groupKey: number;
  readonly accountKey: number;
  readonly members: readonly IncomingMember[];
  readonly at: Instant;
}

interface KnownMember extends IncomingMember {
  readonly memberKey: number;
  readonly leftAt: Instant | null;
}

interface RosterRead {
  readonly readAt: Instant;
  readonly members: number;
  readonly applied: number;
}

/**
 * Takes over who is in a group: who was not there is joined, who is not there any more has left, each between the read before and this
 * one. A list that is empty or half as long as the one before is more often a gateway that has not finished loading: it is noted, and
 * applied only where the next one is just as long. Answers whether it was applied.
 */
export async function applyRoster(tx: WriteTransaction, roster: RosterOfGroup): Promise<boolean> {
  const { groupKey, accountKey, at } = roster;
  const members = [...new Map(roster.members.map((member) => [member.externalId, member])).values()];
  const reads = lastReads(tx.db, groupKey);
  const before = reads.find(({ applied }) => applied === 1) ?? null;
  if (reads.some(({ readAt }) => readAt >= at)) return false;
  const noted = { groupKey, readAt: at, accountKey, members: members.length };
  if (isDoubtful(members.length, before, reads[0] ?? null)) {
    noteRead(tx, { ...noted, arrived: 0, gone: 0, applied: 0 });
    return false;
  }
  const known = knownMembers(tx.db, groupKey);
  const arrived = members.filter(
    ({ externalId }) => (known.get(externalId)?.leftAt ?? null) !== null || !known.has(externalId),
  );
  const here = new Set(members.map(({ externalId }) => externalId));
  const gone = [...known.values()].filter(({ externalId, leftAt }) => leftAt === null && !here.has(externalId));
  for (const member of members) writeMember(tx, groupKey, member, known.get(member.externalId) ?? null, at);
  for (const { memberKey } of gone)
    tx.db.run('UPDATE groupMembers SET leftAt = :at WHERE memberKey = :memberKey', { memberKey, at });
  if (before !== null) {
    const event = { groupKey, accountKey, at, since: before.readAt };
    for (const { externalId } of arrived)
      await addMembershipEvent(tx, { ...event, memberExternalId: externalId, change: 'joined' });
    for (const { externalId } of gone)
      await addMembershipEvent(tx, { ...event, memberExternalId: externalId, change: 'left' });
  }
  noteRead(tx, { ...noted, arrived: before === null ? 0 : arrived.length, gone: gone.length, applied: 1 });
  await addMemberCount(tx, groupKey, { members: members.length, at });
  await keepCheck(tx, groupKey);
  tx.changed('group', null, null);
  return true;
}

/** A notice has told that somebody came or went: the next list has nothing to tell of it. */
export function noteMembership(
  tx: WriteTransaction,
  {
    groupKey,
    memberExternalId,
    change,
    at,
  }: {
    readonly groupKey: number;
    readonly memberExternalId: string;
    readonly change: 'joined' | 'left';
    readonly at: Instant;
  },
): void {
  const member = { groupKey, memberExternalId, at };
  // Where nobody has read the members of the group, the first list brings everybody.
  if (lastReads(tx.db, groupKey).length === 0) return;
  if (change === 'left')
    tx.db.run(
      `UPDATE groupMembers SET leftAt = :at
       WHERE groupKey = :groupKey AND memberExternalId = :memberExternalId AND leftAt IS NULL`,
      member,
    );
  else
    tx.db.run(
      `INSERT INTO groupMembers (groupKey, memberExternalId, nickname, card, role, joinedAt, firstSeenAt)
       VALUES (:groupKey, :memberExternalId, '', '', 'member', :at, :at)
       ON CONFLICT (groupKey, memberExternalId) DO UPDATE SET leftAt = NULL, joinedAt = :at`,
      member,
    );
}

function isDoubtful(length: number, before: RosterRead | null, newest: RosterRead | null): boolean {
  if (length === 0) return true;
  if (before === null || length * 2 >= before.members) return false;
  return !(newest !== null && newest.applied === 0 && newest.members === length);
}

/** The newest reads of a group; the last one that was applied is among them. */
function lastReads(db: ReadableDb, groupKey: number): readonly RosterRead[] {
  return db.all<RosterRead>(
    `SELECT readAt, members, applied FROM rosterReads WHERE groupKey = :groupKey
       AND readAt >= coalesce((SELECT max(readAt) FROM rosterReads WHERE groupKey = :groupKey AND applied = 1), 0)
     ORDER BY readAt DESC`,
    { groupKey },
  );
}

function knownMembers(db: ReadableDb, groupKey: number): ReadonlyMap<string, KnownMember> {
  const rows = db.all<KnownMember>(
    `SELECT memberKey, memberExternalId AS externalId, nickname, card, role, joinedAt, leftAt FROM groupMembers WHERE groupKey = :groupKey`,
    { groupKey },
  );
  return new Map(rows.map((row) => [row.externalId, row]));
}

function writeMember(
  tx: WriteTransaction,
  groupKey: number,
  member: IncomingMember,
  known: KnownMember | null,
  at: Instant,
): void {
  const { externalId, role, joinedAt } = member;
  // A wire that could not say how somebody is called does not take away what was known.
  const { nickname, card } = known !== null && member.nickname === '' && member.card === '' ? known : member;
  if (known === null) {
    tx.db.run(
      `INSERT INTO groupMembers (groupKey, memberExternalId, nickname, card, role, joinedAt, firstSeenAt)
       VALUES (:groupKey, :externalId, :nickname, :card, :role, :joinedAt, :at)`,
      { groupKey, externalId, nickname, card, role, joinedAt, at },
    );
    return;
  }
  const isSame = known.leftAt === null && known.nickname === nickname && known.card === card && known.role === role;
  if (isSame) return;
  tx.db.run(
    `UPDATE groupMembers SET nickname = :nickname, card = :card, role = :role, joinedAt = coalesce(:joinedAt, joinedAt), leftAt = NULL
     WHERE memberKey = :memberKey`,
    { memberKey: known.memberKey, nickname, card, role, joinedAt },
  );
}

function noteRead(
  tx: WriteTransaction,
  read: RosterRead & {
    readonly groupKey: number;
    readonly accountKey: number;
    readonly arrived: number;
    readonly gone: number;
  },
): void {
  tx.db.run(
    `INSERT INTO rosterReads (groupKey, readAt, accountKey, members, arrived, gone, applied)
     VALUES (:groupKey, :readAt, :accountKey, :members, :arrived, :gone, :applied)`,
    { ...read },
  );
}
