import { z } from 'zod';
import { TRIAGE_STATES } from '../domain/message/triage-state.ts';
import { GRADES } from '../domain/issue/issue.ts';
import { command, query } from './procedure.ts';
import { categoryId, commandId, instant, issueId, messageId, regionCode } from './scalars.ts';

/** A span of the text that led to a suggestion; counts UTF-16 units. */
export const reasonWord = z.object({ start: z.int().min(0), length: z.int().positive() });

/** What the console proposes for a message. Confidence runs from 0 to 1; null where a rule said so, which has none. */
export const suggestion = z.object({
  category: z
    .object({
      id: categoryId,
      name: z.string(),
      source: z.enum(['rule', 'model']),
      confidence: z.number().nullable(),
      words: z.array(reasonWord),
    })
    .nullable(),
  /** A village or township the text names, where it is not the group's own. */
  place: z
    .object({ code: regionCode, name: z.string(), confidence: z.number(), words: z.array(reasonWord) })
    .nullable(),
  grade: z.object({ grade: z.enum(GRADES), confidence: z.number(), words: z.array(reasonWord) }).nullable(),
});
export type SuggestionOfRow = z.infer<typeof suggestion>;

const labelFigures = z.object({
  /** null is "needs nothing". */
  categoryId: categoryId.nullable(),
  name: z.string().nullable(),
  samples: z.int(),
  predicted: z.int(),
  right: z.int(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
});
export const trainedModel = z.object({
  version: z.int().positive(),
  trainedAt: instant,
  outcome: z.enum(['used', 'replaced', 'refused']),
  samples: z.int(),
  heldBack: z.int(),
  macroF1: z.number(),
  bytes: z.int(),
});
export type TrainedModel = z.infer<typeof trainedModel>;

export const suggestions = {
  model: query({
    permission: 'session',
    reads: ['suggestion', 'category'],
    summary:
      'Whether suggestions are on, the model in use with its figures on held-back triage, and the newest trainings.',
  })
    .input(z.object({}))
    .output(
      z.object({
        enabled: z.boolean(),
        /** Decided messages there are, and how many a first training needs. */
        decided: z.int(),
        needed: z.int(),
        used: trainedModel.extend({ accuracy: z.number(), labels: z.array(labelFigures) }).nullable(),
        trainings: z.array(trainedModel),
      }),
    ),
  retrain: command({
    permission: 'rule.edit',
    writes: ['suggestion', 'message'],
    summary: 'Trains a new model from the triage as it stands; a worse one than the one in use is kept as refused.',
  })
    .input(z.object({ commandId }))
    .output(z.object({ training: trainedModel.nullable() })),
  turn: command({
    permission: 'rule.edit',
    writes: ['suggestion', 'message'],
    summary: 'Switches suggestions of the model on or off; rules go on suggesting.',
  })
    .input(z.object({ commandId, enabled: z.boolean() }))
    .output(z.object({ enabled: z.boolean() })),
};

/** One message of a matter, as a list beside another message shows it. */
const similarMessage = z.object({
  id: messageId,
  groupName: z.string(),
  countyName: z.string().nullable(),
  villageName: z.string().nullable(),
  senderName: z.string(),
  sentAt: instant,
  text: z.string(),
  state: z.enum(TRIAGE_STATES),
  similarity: z.number(),
  issue: z.object({ id: issueId, number: z.string() }).nullable(),
});
export type SimilarMessage = z.infer<typeof similarMessage>;

export const matters = {
  ofMessage: query({
    permission: 'message.read',
    reads: ['message', 'issue'],
    summary:
      'The matter a message speaks of: how many households and groups since when, its messages, and the issue they belong to.',
  })
    .input(z.object({ id: messageId }))
    .output(
      z.object({
        matter: z
          .object({
            id: messageId,
            messages: z.int(),
            /** Distinct senders: a household register does not exist yet. */
            households: z.int(),
            groups: z.int(),
            firstAt: instant,
            lastAt: instant,
            /** Messages that still wait for triage and may be decided together, newest first, at most 200. */
            open: z.array(messageId),
            /** The open issue most of its messages belong to. */
            issue: z.object({ id: issueId, number: z.string(), title: z.string(), state: z.string() }).nullable(),
            /** The newest messages, at most 50. */
            rows: z.array(similarMessage),
          })
          .nullable(),
        /** True where somebody has taken this message out of a matter. */
        hasLeft: z.boolean(),
      }),
    ),
  leave: command({
    permission: 'message.triage',
    writes: ['message'],
    summary: 'Says that a message is another matter; it is grouped no more.',
  })
    .input(z.object({ commandId, id: messageId }))
    .output(z.object({ left: z.boolean() })),
  rejoin: command({
    permission: 'message.triage',
    writes: ['message'],
    summary: 'Puts a message back into the matter it was taken out of.',
  })
    .input(z.object({ commandId, id: messageId }))
    .output(z.object({ joined: z.boolean() })),
  regroup: command({
    permission: 'rule.edit',
    writes: ['message'],
    summary: 'Groups all messages anew; those that people took out stay out.',
  })
    .input(z.object({ commandId }))
    .output(z.object({})),
  smouldering: query({
    permission: 'message.read',
    reads: ['message', 'issue'],
    summary:
      'Matters that were spoken of for more than some days before one of their messages became an issue, or that wait still (U13).',
  })
    .input(z.object({ days: z.int().min(1).max(365), limit: z.int().min(1).max(100) }))
    .output(
      z.object({
        matters: z.array(
          z.object({
            id: messageId,
            text: z.string(),
            villageName: z.string().nullable(),
            countyName: z.string().nullable(),
            messages: z.int(),
            firstAt: instant,
            lastAt: instant,
            /** When one of its messages first became an issue; null while none has. */
            extractedAt: instant.nullable(),
            /** From the first message to the extraction, or to now, ms. */
            age: z.int(),
          }),
        ),
      }),
    ),
};
