import { z } from 'zod';
import { RECUSAL_CAUSES } from '../domain/people/recusal.ts';
import { ROLES } from '../domain/people/role.ts';
import { command, query } from './procedure.ts';
import { commandId, instant, issueId, operatorId, words } from './scalars.ts';

const named = z.object({ id: operatorId, name: z.string() });
const recusalId = z.int().positive();

/** One person who stands back from one issue 回避. */
export const recusal = z.object({
  id: recusalId,
  person: named.extend({ role: z.enum(ROLES) }),
  cause: z.enum(RECUSAL_CAUSES),
  reason: z.string(),
  at: instant,
  /** null where the name in the issue made it. */
  by: named.nullable(),
  lifted: z.object({ at: instant, by: named.nullable(), reason: z.string() }).nullable(),
});

export const recusals = {
  list: query({
    permission: 'issue.read',
    reads: ['issue', 'session'],
    summary: 'Who stands back from an issue, and who did.',
  })
    .input(z.object({ issueId }))
    .output(z.object({ recusals: z.array(recusal) })),
  people: query({
    permission: 'recusal.edit',
    reads: ['session'],
    summary: 'The people of the centre from whom an issue can be kept.',
  })
    .input(z.object({}))
    .output(z.object({ people: z.array(named.extend({ role: z.enum(ROLES) })) })),
  add: command({
    permission: 'recusal.edit',
    writes: ['issue', 'message'],
    summary: 'Keeps an issue and its messages from a person, with a reason.',
  })
    .input(z.object({ commandId, issueId, personId: operatorId, reason: words(200) }))
    .output(z.object({})),
  lift: command({
    permission: 'recusal.edit',
    writes: ['issue', 'message'],
    fresh: true,
    summary: 'Lets a person see an issue again, with a reason; one that a name has made is lifted by an approver.',
  })
    .input(z.object({ commandId, id: recusalId, reason: words(200) }))
    .output(z.object({})),
};
