import { z } from 'zod';
import { command, query } from './procedure.ts';
import { commandId, groupId, instant, messageId, operatorId, regionCode } from './scalars.ts';

/** Groups that had something to read today, those read to their newest message, and those with something unread now. */
const coverage = { toRead: z.int(), covered: z.int(), waiting: z.int() };

export const placeCoverage = z.object({
  /** A county, or a village where a county was asked for; null is what nobody has placed. */
  code: regionCode.nullable(),
  name: z.string().nullable(),
  townshipName: z.string().nullable(),
  ...coverage,
});
export type PlaceCoverage = z.infer<typeof placeCoverage>;

export const unreadGroup = z.object({
  id: groupId,
  name: z.string(),
  villageName: z.string().nullable(),
  countyName: z.string().nullable(),
  /** The first message nobody has read, when it came in, and how many there are (100 stands for more). */
  firstUnread: messageId,
  waitsSince: instant,
  unread: z.int(),
  newest: messageId,
  /** When it was read to its end today, before something new came in; null where it was not yet. */
  coveredAt: instant.nullable(),
});
export type UnreadGroup = z.infer<typeof unreadGroup>;

const questionKey = z.object({ askedAt: instant, id: messageId });

export const waitingQuestion = z.object({
  id: messageId,
  groupId,
  groupName: z.string(),
  villageName: z.string().nullable(),
  countyName: z.string().nullable(),
  senderName: z.string(),
  text: z.string(),
  askedAt: instant,
  /** When the clock began: at once, or when the roster came to work. */
  startAt: instant,
  dueAt: instant,
});
export type WaitingQuestion = z.infer<typeof waitingQuestion>;

export const patroller = z.object({
  id: operatorId,
  name: z.string(),
  groups: z.int(),
  messages: z.int(),
  /** Of these marked as read elsewhere. */
  marked: z.int(),
  dwell: z.int(),
  lastAt: instant.nullable(),
  quota: z.int().nullable(),
  /** Version of the quota; 0 where none was ever set. */
  quotaVersion: z.int(),
});
export type Patroller = z.infer<typeof patroller>;

export const visit = z.object({
  id: z.int().positive(),
  personName: z.string(),
  groupName: z.string(),
  villageName: z.string().nullable(),
  /** When the first and the last message of the visit were sent. */
  fromSentAt: instant,
  toSentAt: instant,
  messages: z.int(),
  startedAt: instant,
  endedAt: instant,
  dwell: z.int(),
  how: z.enum(['read', 'marked']),
});
export type Visit = z.infer<typeof visit>;

export const patrol = {
  // What a person has read is a record and no act: the rows are kept one by one, and the audit log has no line of them
  // (service/features/act-once.ts). It asks for triage, because a glance of somebody who may do nothing about a message is no patrol.
  record: command({
    permission: 'message.triage',
    writes: ['patrol'],
    summary: 'Records which messages this person has read and for how long; unseen ones are passed over.',
  })
    .input(
      z.object({
        commandId,
        reads: z
          .array(z.object({ messageId, dwell: z.int().min(0).max(3_600_000) }))
          .min(1)
          .max(200),
      }),
    )
    .output(z.object({ recorded: z.int() })),
  mark: command({
    permission: 'message.triage',
    writes: ['patrol'],
    summary: 'Says that a group was read up to a message elsewhere, such as on the phone.',
  })
    .input(z.object({ commandId, groupId, upTo: messageId }))
    .output(z.object({})),
  coverage: query({
    permission: 'message.read',
    reads: ['patrol', 'message', 'group', 'region'],
    summary: 'Coverage of today by county, or by village of a county; total stands for everything asked about.',
  })
    .input(z.object({ placeCode: regionCode.nullable() }))
    .output(z.object({ total: z.object(coverage), places: z.array(placeCoverage) })),
  unpatrolled: query({
    permission: 'message.read',
    reads: ['patrol', 'message', 'group'],
    summary:
      'Groups with something unread, what waits longest first; without `again` only those not yet covered today.',
  })
    .input(
      z.object({
        placeCode: regionCode.nullable(),
        again: z.boolean(),
        after: messageId.nullable(),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.object({ groups: z.array(unreadGroup), total: z.int() })),
  questions: query({
    permission: 'message.read',
    reads: ['patrol', 'message', 'group', 'setting'],
    summary: 'Questions of villagers that wait for an answer, what is due first first, with their clocks.',
  })
    .input(
      z.object({ placeCode: regionCode.nullable(), after: questionKey.nullable(), limit: z.int().min(1).max(500) }),
    )
    .output(z.object({ questions: z.array(waitingQuestion), total: z.int(), overdue: z.int() })),
  people: query({
    permission: 'message.read',
    reads: ['patrol', 'person', 'group'],
    summary: 'What each patroller has read today, against the quota of the day.',
  })
    .input(z.object({}))
    .output(z.object({ people: z.array(patroller) })),
  visits: query({
    permission: 'message.read',
    reads: ['patrol', 'group'],
    summary: 'Who read which group today, from which message to which and for how long; newest first.',
  })
    .input(
      z.object({ personId: operatorId.nullable(), groupId: groupId.nullable(), before: z.int().positive().nullable() }),
    )
    .output(z.object({ visits: z.array(visit) })),
  setQuota: command({
    permission: 'patrol.manage',
    writes: ['patrol'],
    summary: 'Says how many groups a person is to read in a day; null takes the quota away.',
  })
    .input(
      z.object({ commandId, personId: operatorId, groups: z.int().min(1).max(10_000).nullable(), version: z.int() }),
    )
    .output(z.object({ version: z.int() })),
};
