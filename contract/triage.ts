import { z } from 'zod';
import { LISTED_STATES } from '../domain/message/triage-state.ts';
import { GRADES } from '../domain/issue/issue.ts';
import { command } from './procedure.ts';
import { categoryId, commandId, instant, issueId, lineOrNothing, messageId, regionCode, words } from './scalars.ts';

export const severity = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** What the operator fills in; the rules of domain/issue say what may be missing. */
export const issueDraft = z.object({
  title: lineOrNothing(120),
  categoryId,
  placeCode: regionCode.nullable(),
  severity,
  grade: z.enum(GRADES),
  gradeReason: words(200),
  dueAt: instant.nullable(),
});

const messageIds = z.array(messageId).min(1).max(200);
/** Messages of which the person was told that somebody else has them in hand, and acts all the same. */
export const despiteClaims = z.array(messageId).max(200).default([]);
/** How the messages stood on the screen that was decided from: what has been decided since is not decided over. */
export const seen = z
  .array(z.object({ messageId, state: z.enum(LISTED_STATES) }))
  .max(200)
  .default([]);
const done = z.object({ commandId, undoUntil: instant });

export const triage = {
  createIssues: command({
    permission: 'message.triage',
    writes: ['message', 'issue'],
    summary:
      'Makes one or several numbered issues of one or several messages; dispatch sends each to the commission of its county at once.',
  })
    .input(
      z.object({
        commandId,
        messageIds,
        drafts: z.array(issueDraft).min(1).max(20),
        dispatch: z.boolean(),
        despiteClaims,
        seen,
      }),
    )
    .output(done.extend({ issues: z.array(z.object({ id: issueId, number: z.string(), dispatched: z.boolean() })) })),

  merge: command({
    permission: 'message.triage',
    writes: ['message', 'issue'],
    summary: 'Adds messages to an existing issue as further evidence.',
  })
    .input(z.object({ commandId, messageIds, issueId, despiteClaims, seen }))
    .output(done),

  dismiss: command({ permission: 'message.triage', writes: ['message'], summary: 'Marks messages as needing nothing.' })
    .input(z.object({ commandId, messageIds, despiteClaims, seen }))
    .output(done),

  postpone: command({ permission: 'message.triage', writes: ['message'], summary: 'Puts messages aside for later.' })
    .input(z.object({ commandId, messageIds, despiteClaims, seen }))
    .output(done),

  undo: command({
    permission: 'message.triage',
    writes: ['message', 'issue'],
    summary: 'Takes back one act of the same person within ten seconds, as a compensating event.',
  })
    .input(z.object({ commandId, undoes: commandId }))
    .output(z.object({ messageIds: z.array(messageId) })),
};
