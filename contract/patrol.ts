import { z } from 'zod';
import { command, query } from './procedure.ts';
import { commandId, groupId, instant, messageId, regionCode } from './scalars.ts';

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
};
