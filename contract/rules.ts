import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { TRIAGE_STATES } from '../domain/message/triage-state.ts';
import { LARGEST_DISTANCE, MOST_GROUPS, MOST_TERMS } from '../domain/rules/condition-problems.ts';
import { command, feed, query } from './procedure.ts';
import { categoryId, commandId, instant, lineOrNothing, messageId, ruleId } from './scalars.ts';
import { severity } from './triage.ts';

/** A term may carry its marks behind it: 微信[音形]. */
const term = lineOrNothing(48);

/** Groups that must all be said, the distance each asks for, and what must not be said. */
export const condition = z.object({
  groups: z
    .array(
      z.object({
        terms: z.array(term).min(1).max(MOST_TERMS),
        near: z.int().min(0).max(LARGEST_DISTANCE).nullable(),
      }),
    )
    .min(1)
    .max(MOST_GROUPS),
  exclusions: z.array(term).max(MOST_TERMS),
});

export const rule = z.object({
  id: ruleId,
  name: z.string(),
  ...condition.shape,
  categoryId: categoryId.nullable(),
  severity,
  /** Whether its hits page the person on duty. */
  pager: z.boolean(),
  enabled: z.boolean(),
  version: z.int(),
});

const figures = z.object({ matched: z.int(), useful: z.int(), noise: z.int(), open: z.int() });

/** What a trial found, as it is kept with the version that was saved after it. */
export const trialSummary = z.object({
  at: instant,
  days: z.int(),
  examined: z.int(),
  figures,
  missed: z.object({ of: z.int(), missed: z.int() }).nullable(),
});
export type TrialSummary = z.infer<typeof trialSummary>;

/** A message a trial shows. */
export const trialRow = z.object({
  id: messageId,
  groupName: z.string(),
  countyName: z.string().nullable(),
  sentAt: instant,
  text: z.string(),
  highlights: z.array(z.object({ start: z.int().min(0), length: z.int().positive() })),
  state: z.enum(TRIAGE_STATES),
});
export type TrialRow = z.infer<typeof trialRow>;

/** How far a trial has come; the last one says it is done. */
export const trialState = z.object({
  isDone: z.boolean(),
  examined: z.int(),
  /** 0 to 1. */
  share: z.number(),
  draft: figures,
  /** The version that is saved, on the same messages; null for a new rule. */
  before: figures.nullable(),
  /** Matched by the draft and not by the saved version, and the other way round. */
  gained: z.int(),
  lost: z.int(),
  samples: z.object({ matched: z.array(trialRow), gained: z.array(trialRow), lost: z.array(trialRow) }),
  /** Messages that became issues of the category and are not matched; null until the end, or without a category. */
  missed: z.object({ of: z.int(), missed: z.int(), rows: z.array(trialRow) }).nullable(),
});
export type TrialState = z.infer<typeof trialState>;

/** One version a rule has had; fields are null where the version was saved before they were kept. */
export const ruleVersion = z.object({
  version: z.int(),
  name: z.string(),
  ...condition.shape,
  categoryId: categoryId.nullable(),
  severity: severity.nullable(),
  pager: z.boolean(),
  enabled: z.boolean().nullable(),
  savedAt: instant,
  savedBy: z.string().nullable(),
  trial: trialSummary.nullable(),
});
export type RuleVersion = z.infer<typeof ruleVersion>;

export const rules = {
  list: query({ permission: 'session', reads: ['rule', 'category'], summary: 'Every keyword rule with its version.' })
    .input(z.object({}))
    .output(z.object({ rules: z.array(rule) })),
  versions: query({
    permission: 'session',
    reads: ['rule'],
    summary: 'Every version a rule has had, newest first, with the trial it was saved after.',
  })
    .input(z.object({ id: ruleId }))
    .output(z.object({ versions: z.array(ruleVersion) })),
  trial: feed({
    permission: 'rule.try',
    reads: ['message', 'rule', 'issue'],
    summary:
      'Streams what a draft would have matched in the last days, beside the saved version; ends when it is done.',
  })
    .input(
      z.object({
        id: ruleId.nullable(),
        condition,
        categoryId: categoryId.nullable(),
        days: z.int().min(1).max(90),
      }),
    )
    .output(eventIterator(trialState)),
  save: command({
    permission: 'rule.edit',
    writes: ['rule'],
    summary:
      'Adds a rule (id null) or saves a new version of one; it applies to messages that arrive from now on. Enabling asks for a trial of the same condition.',
  })
    .input(
      z.object({
        commandId,
        id: ruleId.nullable(),
        version: z.int(),
        name: lineOrNothing(40),
        ...condition.shape,
        categoryId: categoryId.nullable(),
        severity,
        pager: z.boolean(),
        enabled: z.boolean(),
      }),
    )
    .output(z.object({ rule })),
};
