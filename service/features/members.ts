import type { MemberRow } from '../../contract/groups.ts';
import { readNickname } from '../../domain/group/nickname.ts';
import { isWithin, type Scope } from '../../domain/people/scope.ts';
import { appendAudit } from '../store/audit-log.ts';
import { dutyPostsOf, dutyVersionOf, saveDutyPosts } from '../store/duty-posts.ts';
import { keepChecksOf } from '../store/group-checks.ts';
import { memberChanges, membersOf, type ListedMember } from '../store/member-list.ts';
import { findRegion } from '../store/regions.ts';
import { actOnce } from './act-once.ts';
import { groupWithin, personFor } from './group-sight.ts';
import type { GroupParts } from './groups.ts';
import { os } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';

/** 名册与十保障: who is in a group, who came and went, and who is to answer for a village. */
export function createMembers(parts: GroupParts) {
  const { store } = parts;
  return {
    members: os.groups.members.handler(async ({ input, context: { scope } }) => {
      const { groupKey } = await groupWithin(store.read, input.id, scope);
      const all = membersOf(store.read, groupKey)
        .map((member) => toRow(member, scope))
        .filter(({ kind }) => !input.unreadyOnly || kind === 'unready');
      const last = all.findIndex(({ key }) => key === input.after);
      // Whoever stood last and has left meanwhile ends the list; it is read anew with the change.
      const start = input.after === null ? 0 : last < 0 ? all.length : last + 1;
      return { members: all.slice(start, start + input.limit), total: all.length };
    }),

    changes: os.groups.changes.handler(async ({ input, context: { scope } }) => {
      const { groupKey } = await groupWithin(store.read, input.id, scope);
      const changes = memberChanges(store.read, groupKey, input);
      return { changes: changes.map(({ shown, ...change }) => ({ ...change, name: personFor(scope, shown) })) };
    }),

    duties: os.groups.duties.handler(({ input: { villageCode }, context: { scope } }) => {
      if (!isWithin(scope, villageCode)) throw refusals['out-of-territory']();
      const posts = dutyPostsOf(store.read, villageCode);
      return {
        posts: posts.map(({ post, name }) => ({ post, name: personFor(scope, name) })),
        version: dutyVersionOf(store.read, villageCode),
      };
    }),

    saveDuties: os.groups.saveDuties.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { villageCode, version, posts } = input;
        if (!isWithin(scope, villageCode)) throw refusals['out-of-territory']();
        const region = await findRegion(tx.db, villageCode);
        if (region === null) throw refusals['not-found']({ data: { entity: 'region', id: villageCode } });
        if (region.level !== 'village') throw badRequest('Posts belong to a village.');
        const actual = dutyVersionOf(tx.db, villageCode);
        if (!saveDutyPosts(tx, villageCode, version, posts))
          throw refusals['version-conflict']({ data: { entity: 'group', id: villageCode, expected: version, actual } });
        await keepChecksOf(tx, villageCode);
        const detail = `${villageCode} ${posts.length}`;
        await appendAudit(tx, { at, by, action, entity: 'region', entityId: villageCode, detail });
        return {};
      }),
    ),
  };
}

function toRow({ memberKey: key, externalId, shown, role, joinedAt }: ListedMember, scope: Scope): MemberRow {
  const read = readNickname(shown);
  return {
    ...{ key, role, joinedAt, kind: read.kind, fault: read.kind === 'unready' ? read.fault : null },
    name: personFor(scope, shown),
    externalId: scope.seesNames ? externalId : null,
  };
}
