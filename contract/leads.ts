import { z } from 'zod';
import { FEEDBACK_FAULTS } from '../domain/lead/feedback-check.ts';
import { LEAD_ACT_KINDS, LEAD_STATES, UNMASK_PURPOSES, VERDICTS } from '../domain/lead/lead.ts';
import { GRADES } from '../domain/issue/issue.ts';
import { carried } from './media.ts';
import { command, query } from './procedure.ts';
import { commandId, instant, issueId, leadId, lineOrNothing, messageId, operatorId, sought, words } from './scalars.ts';
import { despiteClaims } from './triage.ts';

const person = z.object({ id: operatorId, name: z.string() });

/** What whoever registers a lead fills in; the rules of domain/lead say what may be missing. */
export const leadDraft = z.object({
  subjectName: lineOrNothing(40),
  subjectPost: lineOrNothing(60),
  subjectUnit: lineOrNothing(80),
  matter: words(2000),
  grade: z.enum(GRADES),
  gradeReason: words(200),
});

/** One row of the register 线索登记簿: nothing of it is sealed, so it names nobody. */
export const leadRow = z.object({
  id: leadId,
  number: z.string(),
  state: z.enum(LEAD_STATES),
  grade: z.enum(GRADES),
  countyName: z.string().nullable(),
  registeredAt: instant,
  reportedAt: instant,
  messageCount: z.int(),
  dueAt: instant,
  verdict: z.enum(VERDICTS).nullable(),
  /** A text for the group waits for a second person, or was approved. */
  feedback: z.enum(['waiting', 'approved']).nullable(),
  closedAt: instant.nullable(),
  lastMoveAt: instant,
  version: z.int(),
});
export type LeadRow = z.infer<typeof leadRow>;

/** Money in fen; a thousand million yuan is more than any lead returned. */
const fen = z.int().min(0).max(100_000_000_000);

const act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), note: words(500) }),
  z.object({ kind: z.literal('declined'), reason: words(500) }),
  z.object({ kind: z.literal('transferred'), office: lineOrNothing(80), slip: lineOrNothing(80) }),
  z.object({ kind: z.literal('receipted'), receipt: lineOrNothing(80), receivedBy: lineOrNothing(40) }),
  z.object({
    kind: z.literal('verified'),
    verdict: z.enum(VERDICTS),
    disciplined: z.int().min(0).max(1_000),
    handled: z.int().min(0).max(1_000),
    returnedFen: fen,
    findings: words(2000),
  }),
  z.object({ kind: z.literal('recommended'), unit: lineOrNothing(80), text: words(1000) }),
  z.object({ kind: z.literal('followed-up'), text: words(1000) }),
  z.object({ kind: z.literal('feedback-drafted'), text: words(1000) }),
  z.object({ kind: z.literal('told') }),
  z.object({ kind: z.literal('closed'), note: words(500) }),
]);

const registered = z.object({ number: z.string() });
const change = { commandId, id: leadId, version: z.int() };

export const leads = {
  register: command({
    permission: 'lead.register',
    writes: ['lead', 'message'],
    summary:
      'Makes a sealed lead of messages: their words and senders leave every list, search and figure at once; it cannot be taken back.',
  })
    .input(z.object({ commandId, messageIds: z.array(messageId).min(1).max(50), draft: leadDraft, despiteClaims }))
    .output(registered),

  registerIssue: command({
    permission: 'lead.register',
    writes: ['lead', 'message', 'issue'],
    summary: 'Makes a sealed lead of an issue: it leaves the common ledger and all figures; its number stays used.',
  })
    .input(z.object({ commandId, id: issueId, version: z.int(), draft: leadDraft }))
    .output(registered),

  list: query({
    permission: 'lead.read',
    reads: ['lead'],
    summary: 'One page of the register, newest first; next continues it.',
  })
    .input(z.object({ open: z.boolean(), after: leadId.nullable(), limit: z.int().min(1).max(200) }))
    .output(z.object({ rows: z.array(leadRow), next: leadId.nullable() })),

  counts: query({
    permission: 'lead.read',
    reads: ['lead'],
    summary: 'Leads, proven leads and persons dealt with: three counts that are never added up.',
  })
    .input(z.object({}))
    .output(
      z.object({
        ...{ leads: z.int(), open: z.int(), overdue: z.int(), proven: z.int(), partly: z.int(), notTrue: z.int() },
        ...{ disciplined: z.int(), handled: z.int(), returnedFen: z.int() },
      }),
    ),

  get: query({
    permission: 'lead.read',
    reads: ['lead'],
    summary:
      'One lead opened with the lead key: official, matter, course, who reported in masked form, and every unmasking.',
  })
    .input(z.object({ id: leadId }))
    .output(
      z.object({
        lead: leadRow,
        draft: leadDraft,
        issueNumber: z.string().nullable(),
        registeredBy: person,
        disciplined: z.int(),
        handled: z.int(),
        returnedFen: z.int(),
        feedbackText: z.string().nullable(),
        feedbackBy: person.nullable(),
        reporters: z.array(z.object({ name: z.string(), chatId: z.string() })),
        events: z.array(
          z.object({
            seq: z.int(),
            at: instant,
            by: person,
            kind: z.enum([...LEAD_ACT_KINDS, 'registered']),
            /** Fields of the act and what was written in them; empty where nothing was. */
            words: z.array(z.object({ label: z.string(), text: z.string() })),
          }),
        ),
        unmaskings: z.array(
          z.object({ at: instant, until: instant, by: person, purpose: z.enum(UNMASK_PURPOSES), reason: z.string() }),
        ),
        possible: z.array(z.enum(LEAD_ACT_KINDS)),
      }),
    ),

  act: command({ permission: 'lead.handle', writes: ['lead'], summary: 'Lets something happen to a lead.' })
    .input(z.object({ ...change, act }))
    .output(z.object({ lead: leadRow })),

  unmask: command({
    permission: 'lead.handle',
    fresh: true,
    writes: ['lead'],
    summary:
      'Opens who reported for five minutes, with a purpose and a reason, after the password was given; each time is recorded.',
  })
    .input(z.object({ commandId, id: leadId, purpose: z.enum(UNMASK_PURPOSES), reason: words(300) }))
    .output(z.object({ until: instant })),

  reporter: query({
    permission: 'lead.handle',
    reads: ['lead'],
    summary: 'Who reported and what they said, word for word, within the five minutes of this person’s own unmasking.',
  })
    .input(z.object({ id: leadId }))
    .output(
      z.object({
        until: instant,
        messages: z.array(
          z.object({
            sentAt: instant,
            groupName: z.string(),
            senderName: z.string(),
            senderId: z.string(),
            text: z.string(),
            attachments: z.array(carried),
          }),
        ),
      }),
    ),

  lookUp: command({
    permission: 'lead.handle',
    writes: ['lead'],
    summary: 'Whether a telephone number, identity card or chat id has reported before, without opening any lead.',
  })
    .input(z.object({ commandId, typed: sought(64) }))
    .output(
      z.object({
        kind: z.enum(['phone', 'id-card', 'chat-id']).nullable(),
        leads: z.array(z.object({ id: leadId, number: z.string(), registeredAt: instant })),
      }),
    ),

  checkFeedback: query({
    permission: 'lead.handle',
    reads: ['lead'],
    summary:
      'What stands against posting a text in the group: it names the reporter, gives a number, or repeats the report.',
  })
    .input(z.object({ id: leadId, text: words(1000) }))
    .output(z.object({ faults: z.array(z.enum(FEEDBACK_FAULTS)) })),

  feedbackToApprove: query({
    permission: 'lead.approve',
    reads: ['lead'],
    summary: 'Texts for groups that wait for a second person; nothing else of their leads.',
  })
    .input(z.object({}))
    .output(
      z.object({
        waiting: z.array(
          z.object({ id: leadId, number: z.string(), version: z.int(), text: z.string(), draftedBy: person }),
        ),
      }),
    ),

  approveFeedback: command({
    permission: 'lead.approve',
    fresh: true,
    writes: ['lead'],
    summary: 'Approves or refuses a text for the group; whoever wrote it cannot.',
  })
    .input(z.object({ ...change, approve: z.boolean(), reason: words(500) }))
    .output(z.object({ version: z.int() })),

  holders: query({
    permission: 'lead.read',
    reads: ['lead', 'session'],
    summary: 'Which lead officers hold the lead key, and until when this desk may open leads.',
  })
    .input(z.object({}))
    .output(
      z.object({
        isMade: z.boolean(),
        isOpen: z.boolean(),
        officers: z.array(
          person.extend({ holds: z.boolean(), mayBeGranted: z.boolean(), grantedAt: instant.nullable() }),
        ),
      }),
    ),

  grant: command({
    permission: 'lead.handle',
    fresh: true,
    writes: ['lead'],
    summary: 'Gives the lead key to another lead officer, after the password was given.',
  })
    .input(z.object({ commandId, personId: operatorId }))
    .output(z.object({ personId: operatorId })),
};
