import { z } from 'zod';
import { command, query } from './procedure.ts';
import { commandId, instant, messageId } from './scalars.ts';

const alertId = z.int().positive();

/** A hit of a rule that pages and that nobody has taken note of yet. */
export const openAlert = z.object({
  id: alertId,
  messageId,
  ruleName: z.string(),
  raisedAt: instant,
  groupName: z.string(),
  countyName: z.string().nullable(),
  text: z.string(),
  highlights: z.array(z.object({ start: z.int().min(0), length: z.int().positive() })),
});
export type OpenAlert = z.infer<typeof openAlert>;

export const urgent = {
  open: query({
    permission: 'message.read',
    reads: ['urgent', 'group', 'rule', 'shift', 'setting'],
    summary:
      'The newest urgent hits nobody has taken note of, how many there are, and whether they page this person now.',
  })
    .input(z.object({}))
    .output(
      z.object({
        alerts: z.array(openAlert),
        count: z.int(),
        /** While the roster is away the watch is paged and nobody else; where nobody has the watch, everybody is. */
        isPaged: z.boolean(),
        /** When that may be another answer, without anything having changed. */
        pagedUntil: instant,
      }),
    ),
  note: command({
    permission: 'message.triage',
    writes: ['urgent'],
    summary: 'Takes note of an urgent hit, so that it stops paging everybody.',
  })
    .input(z.object({ commandId, id: alertId }))
    .output(z.object({})),
};
