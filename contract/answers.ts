import { z } from 'zod';
import { HELP_KINDS } from '../domain/answer/answer-refusal.ts';
import { command, query } from './procedure.ts';
import {
  commandId,
  helpId,
  instant,
  knowledgeId,
  line,
  lineOrNothing,
  messageId,
  period,
  regionCode,
  sought,
  words,
} from './scalars.ts';
import { despiteClaims, seen } from './triage.ts';

/** A question that is asked again and again, with its answer, where that stands, and until when it holds. */
export const knowledgeEntry = z.object({
  id: knowledgeId,
  question: z.string(),
  answer: z.string(),
  source: z.string(),
  /** Where it holds; null is everywhere. */
  placeCode: regionCode.nullable(),
  placeName: z.string().nullable(),
  expiresAt: instant,
  isExpired: z.boolean(),
  /** Answers that were given with it. */
  uses: z.int(),
  version: z.int(),
});
export type KnowledgeEntry = z.infer<typeof knowledgeEntry>;

/** What may answer a message: an entry, or what the same matter was answered with before. */
export const candidate = z.object({
  /** null is an earlier answer. */
  knowledgeId: knowledgeId.nullable(),
  question: z.string(),
  text: z.string(),
  source: z.string(),
  expiresAt: instant.nullable(),
  score: z.number(),
  uses: z.int(),
});
export type AnswerCandidate = z.infer<typeof candidate>;

export const givenAnswer = z.object({
  id: z.int().positive(),
  messageId,
  question: z.string(),
  groupName: z.string(),
  villageName: z.string().nullable(),
  countyName: z.string().nullable(),
  text: z.string(),
  source: z.string().nullable(),
  givenAt: instant,
  givenBy: z.string(),
});
export type GivenAnswer = z.infer<typeof givenAnswer>;

export const helpRequest = z.object({
  id: helpId,
  messageId,
  kind: z.enum(HELP_KINDS),
  what: z.string(),
  groupName: z.string(),
  villageName: z.string().nullable(),
  countyName: z.string().nullable(),
  senderName: z.string(),
  registeredAt: instant,
  registeredBy: z.string(),
  /** Who did it, when, and what there is to say; null while nobody has. */
  done: z.object({ at: instant, by: z.string(), note: z.string() }).nullable(),
  version: z.int(),
});
export type HelpRequest = z.infer<typeof helpRequest>;

const messageIds = z.array(messageId).min(1).max(200);
const done = z.object({ commandId, undoUntil: instant });
const limit = z.int().min(1).max(200);

export const answers = {
  knowledge: query({
    permission: 'message.read',
    reads: ['knowledge', 'answer', 'region'],
    summary: 'The entries of the knowledge that are in force here, those that expire first first; text narrows them.',
  })
    .input(z.object({ text: sought(60) }))
    .output(z.object({ entries: z.array(knowledgeEntry) })),
  save: command({
    permission: 'answer.edit',
    writes: ['knowledge'],
    summary: 'Adds an entry (id null) or changes one; source and expiry are asked of each.',
  })
    .input(
      z.object({
        commandId,
        id: knowledgeId.nullable(),
        version: z.int(),
        question: line(200),
        answer: words(1_000),
        source: line(120),
        placeCode: regionCode.nullable(),
        expiresAt: instant,
      }),
    )
    .output(z.object({ id: knowledgeId })),
  retire: command({ permission: 'answer.edit', writes: ['knowledge'], summary: 'Takes an entry out of use.' })
    .input(z.object({ commandId, id: knowledgeId, version: z.int() }))
    .output(z.object({})),
  match: query({
    permission: 'message.read',
    reads: ['knowledge', 'answer', 'message'],
    summary:
      'What may answer a message: entries in force that ask the same, and what the same matter was answered with.',
  })
    .input(z.object({ id: messageId }))
    .output(z.object({ candidates: z.array(candidate) })),
  give: command({
    permission: 'answer.give',
    writes: ['answer', 'message'],
    summary:
      'Records the answer to one or several messages, which then need nothing more; taking that back withdraws it.',
  })
    .input(
      z.object({ commandId, messageIds, despiteClaims, seen, knowledgeId: knowledgeId.nullable(), text: words(1_000) }),
    )
    .output(done),
  log: query({
    permission: 'message.read',
    reads: ['answer', 'message', 'knowledge', 'group'],
    summary: 'Answers that were given, newest first.',
  })
    .input(z.object({ before: z.int().positive().nullable(), limit }))
    .output(z.object({ answers: z.array(givenAnswer) })),
  byCounty: query({
    permission: 'message.read',
    reads: ['answer', 'message', 'group', 'region'],
    summary: 'How many answers were given in a period, by county, and how many of them came from the knowledge.',
  })
    .input(z.object({ period }))
    .output(
      z.object({
        total: z.int(),
        fromKnowledge: z.int(),
        counties: z.array(z.object({ code: regionCode.nullable(), name: z.string().nullable(), answers: z.int() })),
      }),
    ),
};

export const help = {
  list: query({
    permission: 'message.read',
    reads: ['help', 'message', 'group'],
    summary: 'Requests for help, those that wait first, then the newest that were done.',
  })
    .input(z.object({ limit }))
    .output(z.object({ requests: z.array(helpRequest), waiting: z.int() })),
  register: command({
    permission: 'answer.give',
    writes: ['help', 'message'],
    summary: 'Registers what somebody is to be helped with; the message needs no decision more.',
  })
    .input(z.object({ commandId, messageIds, despiteClaims, seen, kind: z.enum(HELP_KINDS), what: line(200) }))
    .output(done),
  finish: command({
    permission: 'answer.give',
    writes: ['help'],
    summary: 'Says who has done it, and what there is to say of it.',
  })
    .input(z.object({ commandId, id: helpId, version: z.int(), doneBy: lineOrNothing(40), note: words(500) }))
    .output(z.object({})),
};
