import type { GroupCheck } from '../../contract/groups.ts';
import { LEVEL_OF_TIER, placeInTier } from '../../domain/group/place-of-tier.ts';
import { isWithin, type Scope } from '../../domain/people/scope.ts';
import { appendAudit } from '../store/audit-log.ts';
import { checkGroup, keepCheck, type DatedCheck } from '../store/group-checks.ts';
import { countGroups, listGroups, memberCountsOf, siblingsOf } from '../store/group-list.ts';
import { addMemberCount, describeGroup, placeGroup, type StoredGroup } from '../store/groups.ts';
import { tagGroup } from '../store/group-tags.ts';
import { findRegion } from '../store/regions.ts';
import { countCovered, listVillages } from '../store/village-groups.ts';
import { actOnce } from './act-once.ts';
import { groupWithin, personFor } from './group-sight.ts';
import { createMembers } from './members.ts';
import { os } from './procedures.ts';
import { createRegister, type RegisterParts } from './register.ts';
import { badRequest, refusals } from './refusals.ts';

export type GroupParts = RegisterParts;

/** A history that is drawn; older counts stay in the store. */
const COUNTS_SHOWN = 60;

/** 群: the register, and which village each belongs to. */
export function createGroups(parts: GroupParts) {
  return { ...readingGroups(parts), ...keepingGroups(parts), ...createMembers(parts), ...createRegister(parts) };
}

function readingGroups({ store }: GroupParts) {
  return {
    list: os.groups.list.handler(async ({ input, context: { scope } }) => {
      const { after, limit, ...narrowing } = input;
      const filter = { ...narrowing, scope };
      return {
        groups: (await listGroups(store.read, filter, { after, limit })).map((group) => ({
          ...group,
          owner: personFor(scope, group.owner),
          tags: [...group.tags],
        })),
        total: await countGroups(store.read, filter),
      };
    }),

    villages: os.groups.villages.handler(async ({ input, context: { scope } }) => {
      const { placeCode, text, ...page } = input;
      const filter = { placeCode, text, scope };
      const { villages: total, covered } = await countCovered(store.read, filter);
      return { villages: [...(await listVillages(store.read, filter, page))], total, covered };
    }),

    detail: os.groups.detail.handler(async ({ input, context: { scope } }) => {
      const group = await groupWithin(store.read, input.id, scope);
      return {
        counts: [...(await memberCountsOf(store.read, group.groupKey, COUNTS_SHOWN))],
        check: checkFor(scope, await checkGroup(store.read, group.groupKey)),
        siblings: [...(await siblingsOf(store.read, group))],
      };
    }),
  };
}

function keepingGroups(parts: GroupParts) {
  return {
    describe: os.groups.describe.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { id, version, tier, owner, cap, members } = input;
        const group = await groupWithin(tx.db, id, scope);
        if (group.tier === 'supervision') throw badRequest('A supervision group is one by its duty account.');
        const villageCode = placeInTier(group.villageCode, tier);
        if (!isWithin(scope, villageCode)) throw refusals['out-of-territory']();
        const described = { tier, owner: owner ?? group.owner, cap, villageCode };
        if ((await describeGroup(tx, id, version, described)) === null) throw conflictOf(group, version);
        if (villageCode !== group.villageCode) {
          tx.changed('message', null, null);
          await keepCheck(tx, group.groupKey);
        }
        if (members !== null) await addMemberCount(tx, group.groupKey, { members, at, by });
        await appendAudit(tx, { at, by, action, entity: 'group', entityId: id, detail: tier });
        return {};
      }),
    ),

    tag: os.groups.tag.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const group = await groupWithin(tx.db, input.id, scope);
        await tagGroup(tx, group, input.tags);
        const detail = String(new Set(input.tags).size);
        await appendAudit(tx, { at, by, action, entity: 'group', entityId: group.id, detail });
        return {};
      }),
    ),

    place: os.groups.place.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { id, version, villageCode } = input;
        const group = await groupWithin(tx.db, id, scope);
        const region = villageCode === null ? null : await findRegion(tx.db, villageCode);
        if (villageCode !== null && region === null)
          throw refusals['not-found']({ data: { entity: 'region', id: villageCode } });
        if (region !== null && region.level !== LEVEL_OF_TIER[group.tier])
          throw badRequest(`A group of this tier belongs to a ${LEVEL_OF_TIER[group.tier]}.`);
        if (!isWithin(scope, villageCode)) throw refusals['out-of-territory']();
        if ((await placeGroup(tx, id, version, villageCode)) === null) throw conflictOf(group, version);
        await keepCheck(tx, group.groupKey);
        await appendAudit(tx, { at, by, action, entity: 'group', entityId: id, detail: villageCode });
        return {};
      }),
    ),
  };
}

/** Holders of posts are people, as members are. */
function checkFor(scope: Scope, check: DatedCheck | null): GroupCheck | null {
  if (check === null) return null;
  const named = (posts: DatedCheck['absent']) =>
    posts.map(({ post, name }) => ({ post, name: personFor(scope, name) }));
  return { ...check, absent: named(check.absent), vacant: named(check.vacant) };
}

function conflictOf({ id, version: actual }: StoredGroup, expected: number) {
  return refusals['version-conflict']({ data: { entity: 'group', id, expected, actual } });
}
