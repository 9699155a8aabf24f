import { isWithin } from '../../domain/people/scope.ts';
import { appendAudit } from '../store/audit-log.ts';
import { countGroups, listGroups } from '../store/group-list.ts';
import { findGroup, placeGroup } from '../store/groups.ts';
import { tagGroup } from '../store/group-tags.ts';
import { findRegion } from '../store/regions.ts';
import type { AccountParts } from './accounts.ts';
import { actOnce } from './act-once.ts';
import { os } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';

/** 群: the register, and which village each belongs to. */
export function createGroups(parts: Pick<AccountParts, 'store' | 'clock'>) {
  const { store } = parts;
  return {
    list: os.groups.list.handler(async ({ input, context: { scope } }) => {
      const { text, countyCode, withoutVillage, after, limit } = input;
      const filter = { text, countyCode, withoutVillage, scope };
      return {
        groups: (await listGroups(store.read, filter, { after, limit })).map((group) => ({
          ...group,
          tags: [...group.tags],
        })),
        total: await countGroups(store.read, filter),
      };
    }),

    tag: os.groups.tag.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const group = await findGroup(tx.db, input.id, scope);
        if (group === null) throw refusals['not-found']({ data: { entity: 'group', id: input.id } });
        await tagGroup(tx, group, input.tags);
        const detail = String(new Set(input.tags).size);
        await appendAudit(tx, { at, by, action, entity: 'group', entityId: group.id, detail });
        return {};
      }),
    ),

    place: os.groups.place.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { id, version, villageCode } = input;
        const group = await findGroup(tx.db, id, scope);
        if (group === null) throw refusals['not-found']({ data: { entity: 'group', id } });
        const region = villageCode === null ? null : await findRegion(tx.db, villageCode);
        if (villageCode !== null && region === null)
          throw refusals['not-found']({ data: { entity: 'region', id: villageCode } });
        if (region !== null && region.level !== 'village') throw badRequest('A group belongs to a village.');
        if (!isWithin(scope, villageCode)) throw refusals['out-of-territory']();
        if ((await placeGroup(tx, id, version, villageCode)) === null) {
          throw refusals['version-conflict']({
            data: { entity: 'group', id, expected: version, actual: group.version },
          });
        }
        await appendAudit(tx, { at, by, action, entity: 'group', entityId: id, detail: villageCode });
        return {};
      }),
    ),
  };
}
