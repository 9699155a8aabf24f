import { z } from 'zod';
import { FASTEST_PER_MINUTE, SLOWEST_PER_MINUTE } from '../domain/outbox/pace.ts';
import { POST_KINDS, POST_STATES, RECIPIENT_STATES } from '../domain/outbox/post.ts';
import { command, query } from './procedure.ts';
import {
  commandId,
  groupId,
  instant,
  line,
  lineOrNothing,
  messageId,
  operatorId,
  personaId,
  postId,
  regionCode,
  words,
} from './scalars.ts';

const named = z.object({ id: operatorId, name: z.string() });
const tag = line(20);

/** Where a post is to go: one message, villagers' groups, or the supervision group. */
export const postTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reply'), messageId }),
  z.object({
    kind: z.literal('groups'),
    everywhere: z.boolean(),
    groupIds: z.array(groupId).max(5_000),
    regions: z.array(regionCode).max(2_000),
    tags: z.array(tag).max(50),
  }),
  z.object({ kind: z.literal('supervision'), groupIds: z.array(groupId).max(100) }),
]);

const source = z.object({
  title: lineOrNothing(120),
  account: lineOrNothing(60),
  date: lineOrNothing(20),
  link: lineOrNothing(500),
});

const counts = z.object(
  Object.fromEntries(RECIPIENT_STATES.map((state) => [state, z.int()])) as Record<
    (typeof RECIPIENT_STATES)[number],
    z.ZodInt
  >,
);

/** A post as the list and the page show it; counts are of the groups the caller may see. */
export const postRow = z.object({
  id: postId,
  kind: z.enum(POST_KINDS),
  state: z.enum(POST_STATES),
  text: z.string(),
  personaId: personaId.nullable(),
  personaName: z.string(),
  draftedBy: named,
  draftedAt: instant,
  frozenBy: named.nullable(),
  frozenAt: instant.nullable(),
  approvedBy: named.nullable(),
  approvedAt: instant.nullable(),
  declined: z.object({ by: named, at: instant, reason: z.string() }).nullable(),
  endedAt: instant.nullable(),
  counts,
  version: z.int(),
});
export type PostRow = z.infer<typeof postRow>;

/** Views of the list: what waits for somebody, what is on its way, everything that is over. */
export const POST_VIEWS = ['open', 'drafts', 'over'] as const;
export type PostView = (typeof POST_VIEWS)[number];

const change = { commandId, id: postId, version: z.int() };
const moved = z.object({ version: z.int() });

export const outbox = {
  list: query({
    permission: 'post.read',
    reads: ['post', 'message'],
    summary: 'Posts of a view, newest first: on their way, own drafts, or over.',
  })
    .input(z.object({ view: z.enum(POST_VIEWS), before: postId.nullable(), limit: z.int().min(1).max(100) }))
    .output(z.object({ posts: z.array(postRow), next: postId.nullable() })),

  counts: query({
    permission: 'post.read',
    reads: ['post', 'message'],
    summary: 'How many posts of other people wait for approval.',
  })
    .input(z.object({}))
    .output(z.object({ waiting: z.int() })),

  get: query({
    permission: 'post.read',
    reads: ['post', 'message', 'group', 'account'],
    summary:
      'One post with its target, its source, the hash that is approved, and whether the caller decides about all of it.',
  })
    .input(z.object({ id: postId }))
    .output(
      z.object({
        post: postRow,
        target: postTarget,
        source: source.nullable(),
        contentHash: z.string().nullable(),
        /** The words as they will stand in the group. */
        signed: z.string(),
        answered: z.object({ senderName: z.string(), text: z.string(), sentAt: instant }).nullable(),
        isWithin: z.boolean(),
      }),
    ),

  recipients: query({
    permission: 'post.read',
    reads: ['post', 'group', 'account'],
    summary: 'The result list of a post: each group with its outcome and the account that posts there.',
  })
    .input(
      z.object({
        id: postId,
        state: z.enum(RECIPIENT_STATES).nullable(),
        after: groupId.nullable(),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(
      z.object({
        recipients: z.array(
          z.object({
            groupId,
            groupName: z.string(),
            villageName: z.string().nullable(),
            countyName: z.string().nullable(),
            accountLabel: z.string().nullable(),
            state: z.enum(RECIPIENT_STATES),
            reason: z.string().nullable(),
            detail: z.string().nullable(),
            attempts: z.int(),
            attemptedAt: instant.nullable(),
            settledAt: instant.nullable(),
            recall: z.enum(['asked', 'refused']).nullable(),
            wasEchoed: z.boolean(),
          }),
        ),
        next: groupId.nullable(),
      }),
    ),

  preview: query({
    permission: 'post.write',
    reads: ['group', 'account', 'message'],
    summary: 'How many groups a target means, and how many of them an account can reach.',
  })
    .input(z.object({ target: postTarget }))
    .output(
      z.object({
        groups: z.int(),
        reachable: z.int(),
        accounts: z.int(),
        names: z.array(z.string()),
        unreachableNames: z.array(z.string()),
      }),
    ),

  choices: query({
    permission: 'post.read',
    reads: ['post', 'group', 'setting'],
    summary: 'What a post can be made of: personas, tags, supervision groups, and the pace of an account.',
  })
    .input(z.object({}))
    .output(
      z.object({
        personas: z.array(z.object({ id: personaId, name: z.string(), retired: z.boolean(), version: z.int() })),
        tags: z.array(z.object({ tag: z.string(), groups: z.int() })),
        supervisionGroups: z.array(z.object({ id: groupId, name: z.string() })),
        perMinute: z.int(),
      }),
    ),

  draft: command({
    permission: 'post.write',
    writes: ['post'],
    summary: 'Writes a draft (id null) or changes the own one; nothing is sent.',
  })
    .input(
      z.object({
        commandId,
        id: postId.nullable(),
        version: z.int(),
        target: postTarget,
        text: words(4_000),
        personaId: personaId.nullable(),
        source: source.nullable(),
      }),
    )
    .output(z.object({ id: postId, version: z.int() })),

  freeze: command({
    permission: 'post.write',
    writes: ['post'],
    summary:
      'Freezes the words and the list of groups of the own draft, and puts it up for approval by another person.',
  })
    .input(z.object(change))
    .output(z.object({ version: z.int(), groups: z.int(), reachable: z.int() })),

  discard: command({ permission: 'post.write', writes: ['post'], summary: 'Throws the own draft away.' })
    .input(z.object(change))
    .output(moved),

  takeBack: command({
    permission: 'post.write',
    writes: ['post'],
    summary: 'Makes a draft again of the own post that waits for approval.',
  })
    .input(z.object(change))
    .output(moved),

  approve: command({
    permission: 'post.approve',
    writes: ['post'],
    fresh: true,
    summary: 'Lets a post of another person be sent, exactly as the hash names it.',
  })
    .input(z.object({ ...change, contentHash: line(64) }))
    .output(moved),

  decline: command({
    permission: 'post.approve',
    writes: ['post'],
    summary: 'Gives a post back to its author, with a reason.',
  })
    .input(z.object({ ...change, reason: words(200) }))
    .output(moved),

  pause: command({
    permission: 'post.steer',
    writes: ['post'],
    summary: 'Sends nothing more of a post until it is resumed.',
  })
    .input(z.object(change))
    .output(moved),

  resume: command({ permission: 'post.steer', writes: ['post'], summary: 'Goes on with a post that was paused.' })
    .input(z.object(change))
    .output(moved),

  stop: command({
    permission: 'post.steer',
    writes: ['post'],
    summary: 'Ends a post for good: groups that still wait get nothing.',
  })
    .input(z.object(change))
    .output(moved),

  retry: command({
    permission: 'post.steer',
    writes: ['post'],
    summary: 'Sends a finished post again to the groups where it failed, and to no other.',
  })
    .input(z.object(change))
    .output(z.object({ version: z.int(), groups: z.int() })),

  recall: command({
    permission: 'post.steer',
    writes: ['post'],
    fresh: true,
    summary: 'Ends a post and asks the platforms to take back what was sent of it.',
  })
    .input(z.object(change))
    .output(z.object({ version: z.int(), groups: z.int() })),

  settle: command({
    permission: 'post.steer',
    writes: ['post'],
    summary:
      'Says of a group with an unknown outcome, after somebody has looked into it, whether the post stands there.',
  })
    .input(z.object({ commandId, id: postId, groupId, stands: z.boolean() }))
    .output(z.object({})),

  savePersona: command({
    permission: 'persona.edit',
    writes: ['post'],
    summary: 'Adds a name under which the centre speaks.',
  })
    .input(z.object({ commandId, name: line(20) }))
    .output(z.object({ id: personaId })),

  retirePersona: command({
    permission: 'persona.edit',
    writes: ['post'],
    summary: 'Takes a name under which the centre speaks out of use, or back into it.',
  })
    .input(z.object({ commandId, id: personaId, version: z.int(), retired: z.boolean() }))
    .output(z.object({})),

  setPace: command({
    permission: 'persona.edit',
    writes: ['setting'],
    summary: 'Says how many posts an account may send in a minute.',
  })
    .input(z.object({ commandId, perMinute: z.int().min(SLOWEST_PER_MINUTE).max(FASTEST_PER_MINUTE) }))
    .output(z.object({})),
};
