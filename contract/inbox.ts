import { z } from 'zod';
import { LISTED_STATES, TRIAGE_STATES } from '../domain/message/triage-state.ts';
import { query } from './procedure.ts';
import { searchOrder, searchProblem, searchQuestion } from './searches.ts';
import { suggestion } from './suggest.ts';
import {
  accountId,
  categoryId,
  groupId,
  instant,
  issueId,
  messageId,
  operatorId,
  regionCode,
  ruleId,
} from './scalars.ts';

/** Which messages a list shows. Every field null means all. */
export const inboxFilter = z.object({
  accountId: accountId.nullable(),
  /** County, township or village. */
  placeCode: regionCode.nullable(),
  groupId: groupId.nullable(),
  /** What became a lead is in no list. */
  state: z.enum(LISTED_STATES).nullable(),
  hitsOnly: z.boolean(),
});

/** A span of the text that a rule or the search has matched; counts UTF-16 units. */
export const highlight = z.object({ start: z.int().min(0), length: z.int().positive(), ruleId: ruleId.nullable() });

/** One row of the merged inbox. */
export const inboxRow = z.object({
  id: messageId,
  groupId,
  groupName: z.string(),
  countyName: z.string().nullable(),
  villageName: z.string().nullable(),
  placeCode: regionCode.nullable(),
  senderName: z.string(),
  sentAt: instant,
  receivedAt: instant,
  kind: z.enum(['text', 'image', 'voice', 'video', 'file', 'link', 'system', 'other']),
  text: z.string(),
  highlights: z.array(highlight),
  suggestedCategoryId: categoryId.nullable(),
  suggestedCategoryName: z.string().nullable(),
  /** What is proposed and why; null where nothing is. Its category is the one of the two fields above. */
  suggestion: suggestion.nullable(),
  /** Messages that speak of the same matter, this one included. */
  similar: z.int().positive(),
  sightings: z.int().positive(),
  state: z.enum(TRIAGE_STATES),
  isOwn: z.boolean(),
  recalledAt: instant.nullable(),
  /** When its words were last changed in the chat; what they were before is in the message and the conversation. */
  editedAt: instant.nullable(),
});
/** What a message said before it was changed, and until when. */
const earlierText = z.object({ text: z.string(), until: instant });

/** A message that somebody else has in hand, and until when that is believed. */
export const claim = z.object({ messageId, personId: operatorId, personName: z.string(), until: instant });
export type Claim = z.infer<typeof claim>;
export type InboxRow = z.infer<typeof inboxRow>;
export type InboxFilter = z.infer<typeof inboxFilter>;

const page = { filter: inboxFilter, before: messageId.nullable(), limit: z.int().min(1).max(200) };

export const inbox = {
  list: query({
    permission: 'message.read',
    reads: ['message'],
    summary: 'One page of the merged inbox, newest arrival first; continue with before = the last id.',
  })
    .input(z.object(page))
    .output(z.object({ rows: z.array(inboxRow), next: messageId.nullable() })),

  search: query({
    permission: 'message.read',
    reads: ['message'],
    summary:
      'Messages that satisfy a query (words, |, -, phrases, and conditions such as from:, place:, date:, has:), newest or best first.',
  })
    .input(z.object({ ...page, ...searchQuestion, order: searchOrder.default('newest') }))
    .output(
      z.object({
        rows: z.array(inboxRow),
        next: messageId.nullable(),
        /** Where the first page holds all there is; otherwise ask countFound. */
        count: z.int().nullable(),
        problems: z.array(searchProblem),
      }),
    ),

  countFound: query({
    permission: 'message.read',
    reads: ['message'],
    summary: 'How many messages satisfy a query, exactly up to 1,000.',
  })
    .input(z.object({ filter: inboxFilter, ...searchQuestion }))
    .output(z.object({ count: z.int(), countIsExact: z.boolean() })),

  newest: query({
    permission: 'message.read',
    reads: ['message'],
    summary: 'The newest message id and how many messages of the filter arrived after the given one (at most 1,000).',
  })
    .input(z.object({ filter: inboxFilter, after: messageId.nullable() }))
    .output(z.object({ newest: messageId.nullable(), count: z.int(), countIsExact: z.boolean() })),

  counts: query({
    permission: 'message.read',
    reads: ['message'],
    summary: 'How many messages wait for triage, how many of them hit a rule, and how many arrived today.',
  })
    .input(z.object({}))
    .output(z.object({ open: z.int(), openHits: z.int(), later: z.int(), today: z.int(), total: z.int() })),

  message: query({
    permission: 'message.read',
    reads: ['message', 'issue'],
    summary: 'One message with the accounts that saw it, the rules that fired and the issues it belongs to.',
  })
    .input(z.object({ id: messageId }))
    .output(
      z.object({
        row: inboxRow,
        /** Oldest words first. */
        earlier: z.array(earlierText),
        senderExternalId: z.string().nullable(),
        sightings: z.array(z.object({ accountId, accountLabel: z.string(), seenAt: instant })),
        hits: z.array(z.object({ ruleId, ruleName: z.string(), ruleVersion: z.int(), terms: z.array(z.string()) })),
        issues: z.array(z.object({ id: issueId, number: z.string(), title: z.string() })),
        path: z.array(z.object({ code: regionCode, name: z.string() })),
      }),
    ),

  conversation: query({
    permission: 'message.read',
    reads: ['message'],
    summary: 'The messages of the same group around one message, oldest first, with what they quote.',
  })
    .input(z.object({ id: messageId, before: z.int().min(0).max(100), after: z.int().min(0).max(100) }))
    .output(
      z.object({
        rows: z.array(inboxRow),
        /** Which message quotes which; null where the quoted one was never seen, or is not for this person. */
        quotes: z.array(z.object({ of: messageId, quoted: messageId.nullable() })),
        /** Quoted messages that are not among the rows. */
        quoted: z.array(inboxRow),
        /** What rows said before they were changed, oldest words first. */
        earlier: z.array(earlierText.extend({ messageId })),
      }),
    ),

  senderHistory: query({
    permission: 'message.read',
    reads: ['message'],
    summary: 'What the sender of a message has said before, newest first, as far as it is quickly found.',
  })
    .input(z.object({ id: messageId }))
    .output(
      z.object({
        name: z.string(),
        messages: z.int(),
        groups: z.int(),
        issues: z.int(),
        firstAt: instant.nullable(),
        rows: z.array(inboxRow),
      }),
    ),

  claim: query({
    permission: 'message.triage',
    reads: [],
    summary: 'Says which messages this desk has in hand for the next minute, in the place of those it named before.',
  })
    .input(z.object({ ids: z.array(messageId).max(200) }))
    .output(z.object({})),

  claims: query({
    permission: 'message.read',
    reads: ['claim'],
    summary: 'Which messages other people have in hand now.',
  })
    .input(z.object({}))
    .output(z.object({ claims: z.array(claim) })),
};
