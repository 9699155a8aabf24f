import { z } from 'zod';
import { GRADES, ISSUE_STATES, OUTCOMES, URGE_CHANNELS } from '../domain/issue/issue.ts';
import { MEASURES, RATE_KINDS, STAGES } from '../domain/statistics/issue-fact.ts';
import { inboxRow } from './inbox.ts';
import { command, query } from './procedure.ts';
import {
  categoryId,
  commandId,
  instant,
  issueId,
  lineOrNothing,
  operatorId,
  period,
  regionCode,
  sought,
  unitId,
  words,
} from './scalars.ts';
import { issueDraft, severity } from './triage.ts';

const person = z.object({ id: operatorId, name: z.string() });
const feedback = z.object({ situation: words(4000), handling: words(4000), effect: words(4000) });

/** One row of the ledger 问题台账. */
export const issueRow = z.object({
  id: issueId,
  number: z.string(),
  title: z.string(),
  categoryId,
  categoryName: z.string(),
  placeCode: regionCode.nullable(),
  placeName: z.string().nullable(),
  countyCode: regionCode.nullable(),
  countyName: z.string().nullable(),
  severity,
  grade: z.enum(GRADES),
  state: z.enum(ISSUE_STATES),
  commissionName: z.string().nullable(),
  handlingUnitName: z.string().nullable(),
  createdAt: instant,
  evidenceAt: instant,
  dispatchedAt: instant.nullable(),
  signedAt: instant.nullable(),
  respondedAt: instant.nullable(),
  closedAt: instant.nullable(),
  toldAt: instant.nullable(),
  dueAt: instant,
  outcome: z.enum(OUTCOMES).nullable(),
  messageCount: z.int(),
  urgeCount: z.int(),
  reworkCount: z.int(),
  lastMoveAt: instant,
  version: z.int(),
});
export type IssueRow = z.infer<typeof issueRow>;

const county = z.union([regionCode, z.literal('unknown')]).nullable();

/** The same selector that drew a figure opens its rows. */
export const factSelector = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('received'), countyCode: county, rootCategoryId: categoryId.nullable() }),
  z.object({
    kind: z.literal('stage'),
    stage: z.enum(STAGES),
    countyCode: county,
    rootCategoryId: categoryId.nullable(),
  }),
  z.object({ kind: z.literal('closed'), outcome: z.enum(OUTCOMES).nullable(), countyCode: county }),
  z.object({ kind: z.literal('measured'), measure: z.enum(MEASURES), countyCode: county }),
  z.object({ kind: z.literal('pending'), measure: z.enum(MEASURES), countyCode: county }),
  z.object({
    kind: z.literal('rate'),
    rate: z.enum(RATE_KINDS),
    part: z.enum(['numerator', 'denominator']),
    countyCode: county,
  }),
  z.object({ kind: z.literal('overdue'), countyCode: county }),
  z.object({ kind: z.literal('due-soon'), countyCode: county }),
  z.object({ kind: z.literal('open'), countyCode: county }),
]);

export const ledgerView = z.enum(['open', 'overdue', 'due-soon', 'to-verify', 'to-tell', 'no-place', 'closed', 'all']);
export const ledgerSort = z.enum(['due', 'newest', 'last-move']);

const change = { commandId, id: issueId, version: z.int() };
const changed = z.object({ issue: issueRow });

export const issues = {
  list: query({
    permission: 'issue.read',
    reads: ['issue', 'category', 'unit'],
    summary: 'One page of the ledger; next continues it, total counts all rows of the view.',
  })
    .input(
      z.object({
        view: ledgerView,
        countyCode: regionCode.nullable(),
        /** Words of the title, the number, a unit or a place. */
        text: sought(100),
        sort: ledgerSort,
        after: sought(200).nullable(),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.object({ rows: z.array(issueRow), next: z.string().nullable(), total: z.int() })),

  counts: query({
    permission: 'issue.read',
    reads: ['issue'],
    summary: 'How many issues each view of the ledger holds.',
  })
    .input(z.object({}))
    .output(z.record(ledgerView, z.int())),

  behind: query({
    permission: 'issue.read',
    reads: ['issue'],
    summary:
      'The issues a figure of the charts, the wall or the brief stands for; withheld is how many of the total are kept from this person.',
  })
    .input(z.object({ period, cutOff: instant, selector: factSelector }))
    .output(z.object({ rows: z.array(issueRow), total: z.int(), withheld: z.int() })),

  get: query({
    permission: 'issue.read',
    reads: ['issue', 'message', 'unit'],
    summary: 'One issue with its whole life, its messages, and what may be done with it now by this person.',
  })
    .input(z.object({ id: issueId }))
    .output(
      z.object({
        issue: issueRow,
        gradeReason: z.string(),
        severityReason: z.null(),
        calendarKnown: z.boolean(),
        createdBy: person,
        commissionId: unitId.nullable(),
        handlingUnitId: unitId.nullable(),
        feedback: feedback.nullable(),
        path: z.array(z.object({ code: regionCode, name: z.string() })),
        /**
         * `summary` is data, worded by the screen: a label is a field of the act (title, category, place, severity, grade,
         * gradeReason, dueAt, number, messages, commission, handlingUnit, note, signedBy, channel, text, reason, dutyCited,
         * situation, handling, effect, outcome, groups); a text is what was written, a name, a code of the domain, or UTC ms.
         */
        events: z.array(
          z.object({
            seq: z.int(),
            at: instant,
            by: person,
            kind: z.string(),
            summary: z.array(z.object({ label: z.string(), text: z.string() })),
          }),
        ),
        messages: z.array(inboxRow),
        allowed: z.array(z.object({ act: z.string(), possible: z.boolean(), why: z.string().nullable() })),
      }),
    ),

  openNear: query({
    permission: 'issue.read',
    reads: ['issue'],
    summary: 'Open issues of the same village, township or county, nearest first: candidates for merging.',
  })
    .input(z.object({ placeCode: regionCode.nullable(), text: sought(100), limit: z.int().min(1).max(50) }))
    .output(z.object({ rows: z.array(issueRow) })),

  amend: command({
    permission: 'message.triage',
    writes: ['issue'],
    summary: 'Corrects title, category, place, severity, grade or deadline.',
  })
    .input(z.object({ ...change, draft: issueDraft }))
    .output(changed),
  dispatch: command({
    permission: 'issue.dispatch',
    writes: ['issue'],
    summary:
      'Sends the issue to a discipline commission, which supervises; a department may be named as handling unit.',
  })
    .input(z.object({ ...change, commissionId: unitId, handlingUnitId: unitId.nullable(), note: words(500) }))
    .output(changed),
  signFor: command({
    permission: 'issue.feedback',
    writes: ['issue'],
    summary: 'Records that the receiving unit has signed for the issue and which department handles it.',
  })
    .input(z.object({ ...change, handlingUnitId: unitId, signedBy: lineOrNothing(40) }))
    .output(changed),
  urge: command({ permission: 'issue.dispatch', writes: ['issue'], summary: 'Records a reminder.' })
    .input(z.object({ ...change, channel: z.enum(URGE_CHANNELS), text: words(500) }))
    .output(changed),
  returnIt: command({
    permission: 'issue.feedback',
    writes: ['issue'],
    summary: 'The unit says it is not theirs, with a reason and the duty cited; the clock keeps running.',
  })
    .input(z.object({ ...change, reason: words(500), dutyCited: words(500) }))
    .output(changed),
  feedback: command({
    permission: 'issue.feedback',
    writes: ['issue'],
    summary: 'Records situation, handling and effect; all three are required.',
  })
    .input(z.object({ ...change, feedback }))
    .output(changed),
  rework: command({
    permission: 'issue.verify',
    writes: ['issue'],
    summary: 'Refuses the feedback; the unit must do it again.',
  })
    .input(z.object({ ...change, reason: words(500) }))
    .output(changed),
  verify: command({
    permission: 'issue.verify',
    writes: ['issue'],
    fresh: true,
    summary: 'A second person verifies the feedback and closes the issue with its outcome.',
  })
    .input(z.object({ ...change, outcome: z.enum(OUTCOMES), note: words(500) }))
    .output(changed),
  tell: command({
    permission: 'issue.tell',
    writes: ['issue'],
    summary: 'Records that the villagers were told, with the text that was posted in their groups.',
  })
    .input(z.object({ ...change, text: words(2000) }))
    .output(changed),
};
