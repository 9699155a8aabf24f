import { z } from 'zod';
import { GROUP_TIERS, RESIDENT_TIERS } from '../domain/group/group-tier.ts';
import { command, query } from './procedure.ts';
import { commandId, groupId, instant, line, lineOrNothing, regionCode, sought } from './scalars.ts';

/** More than any chat platform lets into one group. */
const MOST_MEMBERS = 100_000;

export const groupRow = z.object({
  id: groupId,
  name: z.string(),
  /** What its platform calls it: digits that no number can hold, so it stays text. */
  externalId: z.string(),
  villageCode: regionCode.nullable(),
  villageName: z.string().nullable(),
  countyName: z.string().nullable(),
  tier: z.enum(GROUP_TIERS),
  /** Who owns the group; masked for whoever is told no names. Empty where nobody has said. */
  owner: z.string(),
  members: z.int().nullable(),
  membersAt: instant.nullable(),
  /** How many it holds at most. */
  cap: z.int(),
  accounts: z.int(),
  tags: z.array(z.string()),
  lastMessageAt: instant.nullable(),
  version: z.int(),
});
export type GroupRow = z.infer<typeof groupRow>;

export const villageRow = z.object({
  code: regionCode,
  name: z.string(),
  townshipName: z.string().nullable(),
  countyName: z.string().nullable(),
  groups: z.int(),
  /** Of these, groups in which an account that is switched on sits. */
  live: z.int(),
  members: z.int().nullable(),
});
export type VillageRow = z.infer<typeof villageRow>;

export const groups = {
  list: query({
    permission: 'message.read',
    reads: ['group'],
    summary:
      'Groups with village, tier, owner and newest member count; text matches name, village, pinyin or the exact id.',
  })
    .input(
      z.object({
        text: sought(60),
        /** A county, or any other part of the city. */
        countyCode: regionCode.nullable(),
        withoutVillage: z.boolean(),
        /** Only groups at nine tenths of their cap or above. */
        crowded: z.boolean().default(false),
        after: groupId.nullable(),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.object({ groups: z.array(groupRow), total: z.int() })),
  detail: query({
    permission: 'message.read',
    reads: ['group'],
    summary: 'One group: its member counts by date, newest first, and the other groups of its village.',
  })
    .input(z.object({ id: groupId }))
    .output(
      z.object({
        counts: z.array(z.object({ at: instant, members: z.int(), byPerson: z.boolean() })),
        siblings: z.array(
          z.object({
            id: groupId,
            name: z.string(),
            tier: z.enum(GROUP_TIERS),
            members: z.int().nullable(),
            cap: z.int(),
          }),
        ),
      }),
    ),
  villages: query({
    permission: 'message.read',
    reads: ['group', 'account', 'region'],
    summary: 'Villages with their groups and how many are live, by code; covered counts those with a live group.',
  })
    .input(
      z.object({
        placeCode: regionCode.nullable(),
        text: sought(60),
        /** Only villages without a live group. */
        uncovered: z.boolean(),
        after: regionCode.nullable(),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.object({ villages: z.array(villageRow), total: z.int(), covered: z.int() })),
  describe: command({
    permission: 'message.triage',
    writes: ['group'],
    summary:
      'Says of which tier a group is, who owns it and how many it holds; a count of members is added with its date.',
  })
    .input(
      z.object({
        commandId,
        id: groupId,
        version: z.int(),
        tier: z.enum(RESIDENT_TIERS),
        /** null leaves the owner as it is: whoever is told no names does not send back a masked one. */
        owner: lineOrNothing(40).nullable(),
        cap: z.int().min(1).max(MOST_MEMBERS),
        /** Counted now; null adds no count. */
        members: z.int().min(0).max(MOST_MEMBERS).nullable(),
      }),
    )
    .output(z.object({})),
  // Whoever reads the group knows its village: the administrator, who keeps accounts, does not see groups.
  tag: command({
    permission: 'message.triage',
    writes: ['group'],
    summary: 'Says what a group is about, in place of what was said before; a broadcast may choose by it.',
  })
    .input(z.object({ commandId, id: groupId, tags: z.array(line(20)).max(20) }))
    .output(z.object({})),
  place: command({
    permission: 'message.triage',
    writes: ['group', 'message'],
    summary: 'Says which village a group belongs to; its messages follow.',
  })
    .input(z.object({ commandId, id: groupId, version: z.int(), villageCode: regionCode.nullable() }))
    .output(z.object({})),
};
