import { z } from 'zod';
import { GROUP_TIERS, RESIDENT_TIERS } from '../domain/group/group-tier.ts';
import { NICKNAME_FAULTS } from '../domain/group/nickname.ts';
import { MOST_DUTY_POSTS } from '../domain/group/standard.ts';
import { REGISTER_COLUMNS, REGISTER_FAULTS } from '../domain/group/register-columns.ts';
import { command, query } from './procedure.ts';
import { commandId, filePath, groupId, instant, line, lineOrNothing, regionCode, sought } from './scalars.ts';

/** Why an import that is taken back leaves a group: it lives by now, somebody has changed it since, or it lies beyond the territory. */
export const LEFT_BECAUSE = ['lived-in', 'changed-since', 'out-of-territory'] as const;
export type LeftBecause = (typeof LEFT_BECAUSE)[number];

/** More than any chat platform lets into one group. */
const MOST_MEMBERS = 100_000;

export const groupRow = z.object({
  id: groupId,
  name: z.string(),
  /** What its platform calls it: digits that no number can hold, so it stays text. */
  externalId: z.string(),
  /** The village it belongs to; the township or county of a group of such a tier, or of one nobody has placed further. */
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
  /** What it lacks of the standard configuration, and how many members have a name that does not tell who they are; null where nobody has read its members. */
  check: z.object({ gaps: z.int(), unready: z.int() }).nullable(),
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

export const dutyPost = z.object({ post: z.string(), name: z.string() });

const TIER = z.enum(['present', 'unclear', 'missing']);

/** What a group lacks, as its members were last read. */
export const groupCheck = z.object({
  readAt: instant,
  members: z.int(),
  unready: z.int(),
  absent: z.array(dutyPost),
  vacant: z.array(dutyPost),
  tiers: z.object({ city: TIER, county: TIER, township: TIER }),
});
export type GroupCheck = z.infer<typeof groupCheck>;

export const memberRow = z.object({
  key: z.int(),
  /** The name in the group; masked for whoever is told no names. */
  name: z.string(),
  externalId: z.string().nullable(),
  role: z.enum(['owner', 'admin', 'member']),
  joinedAt: instant.nullable(),
  kind: z.enum(['cadre', 'villager', 'unready']),
  /** Why the name does not tell who it is; null where it does. */
  fault: z.enum(NICKNAME_FAULTS).nullable(),
});
export type MemberRow = z.infer<typeof memberRow>;

export const memberChange = z.object({
  id: z.int(),
  name: z.string(),
  change: z.enum(['joined', 'left', 'account-removed']),
  /** Between this moment and `at`; null where it happened at `at`. */
  since: instant.nullable(),
  at: instant,
});
export type MemberChange = z.infer<typeof memberChange>;

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
        /** Only groups nobody has placed yet as far as their tier asks for. */
        withoutVillage: z.boolean(),
        /** Only groups at nine tenths of their cap or above. */
        crowded: z.boolean().default(false),
        /** Only groups that lack something of the standard configuration. */
        lacking: z.boolean().default(false),
        after: groupId.nullable(),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.object({ groups: z.array(groupRow), total: z.int() })),
  detail: query({
    permission: 'message.read',
    reads: ['group'],
    summary: 'One group: its member counts by date, newest first, and the other groups of the same place.',
  })
    .input(z.object({ id: groupId }))
    .output(
      z.object({
        counts: z.array(z.object({ at: instant, members: z.int(), byPerson: z.boolean() })),
        /** null where nobody has read its members. */
        check: groupCheck.nullable(),
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
  members: query({
    permission: 'message.read',
    reads: ['group'],
    summary:
      'Who is in a group as it was last read, with whether the name tells who it is; owner and administrators first.',
  })
    .input(
      z.object({ id: groupId, unreadyOnly: z.boolean(), after: z.int().nullable(), limit: z.int().min(1).max(500) }),
    )
    .output(z.object({ members: z.array(memberRow), total: z.int() })),
  changes: query({
    permission: 'message.read',
    reads: ['group'],
    summary: 'Who joined and left a group, newest first; between two moments where two lists tell it.',
  })
    .input(z.object({ id: groupId, before: z.int().nullable(), limit: z.int().min(1).max(200) }))
    .output(z.object({ changes: z.array(memberChange) })),
  duties: query({
    permission: 'message.read',
    reads: ['group'],
    summary: 'The posts of a village 十保障 with who holds each.',
  })
    .input(z.object({ villageCode: regionCode }))
    .output(z.object({ posts: z.array(dutyPost), version: z.int() })),
  saveDuties: command({
    permission: 'message.triage',
    writes: ['group'],
    summary:
      'Writes down the posts of a village and who holds each, in place of those before; its groups are checked again.',
  })
    .input(
      z.object({
        commandId,
        villageCode: regionCode,
        version: z.int(),
        posts: z.array(z.object({ post: line(20), name: lineOrNothing(20) })).max(MOST_DUTY_POSTS),
      }),
    )
    .output(z.object({})),
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
      'Says of which tier a group is, who owns it and how many it holds; a wider tier lifts its place to the township. A count of members is added with its date.',
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
  sheet: query({
    permission: 'message.read',
    reads: ['group', 'region'],
    summary:
      'The register of groups in sight as an .xlsx of texts, owners masked; register it as an export before it is saved.',
  })
    .input(z.object({}))
    .output(z.object({ base64: z.string(), groups: z.int() })),
  checkSheet: query({
    permission: 'message.triage',
    reads: ['group', 'region'],
    summary: 'What a sheet of the register would change and what is wrong with it, row by row; nothing is written.',
  })
    .input(z.object({ path: filePath }))
    .output(
      z.object({
        fileName: z.string(),
        sha256: z.string(),
        added: z.int(),
        changed: z.int(),
        same: z.int(),
        faulty: z.int(),
        faults: z.array(
          z.object({
            row: z.int(),
            column: z.enum(REGISTER_COLUMNS),
            fault: z.enum(REGISTER_FAULTS),
            value: z.string(),
          }),
        ),
        changes: z.array(
          z.object({ row: z.int(), name: z.string(), isNew: z.boolean(), columns: z.array(z.enum(REGISTER_COLUMNS)) }),
        ),
      }),
    ),
  importSheet: command({
    permission: 'message.triage',
    writes: ['group', 'message'],
    summary: 'Imports a sheet that was checked, whole or not at all; with skipFaulty its faulty rows are left out.',
  })
    .input(
      z.object({
        commandId,
        path: filePath,
        /** Of the file as it was checked. */
        sha256: line(64),
        skipFaulty: z.boolean(),
      }),
    )
    .output(z.object({ importId: z.string(), added: z.int(), changed: z.int(), same: z.int(), skipped: z.int() })),
  lastImport: query({
    permission: 'message.triage',
    reads: ['group'],
    summary: 'The last import of the register by the person at this desk; null where there is none.',
  })
    .input(z.object({}))
    .output(
      z.object({
        last: z
          .object({
            id: z.string(),
            at: instant,
            fileName: z.string(),
            added: z.int(),
            changed: z.int(),
            isUndone: z.boolean(),
          })
          .nullable(),
      }),
    ),
  undoImport: command({
    permission: 'message.triage',
    writes: ['group', 'message'],
    summary:
      'Takes the last import of this person back: groups it has made go, others are as before. Says which it leaves, and why; counts of groups that stay are kept.',
  })
    .input(z.object({ commandId, importId: line(36) }))
    .output(
      z.object({
        removed: z.int(),
        restored: z.int(),
        left: z.int(),
        /** The first of those that are left. */
        leftGroups: z.array(z.object({ name: z.string(), why: z.enum(LEFT_BECAUSE) })),
      }),
    ),
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
    summary:
      'Says which village a group belongs to, or which township or county where its tier says so; its messages follow.',
  })
    .input(z.object({ commandId, id: groupId, version: z.int(), villageCode: regionCode.nullable() }))
    .output(z.object({})),
};
