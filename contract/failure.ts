import { z } from 'zod';
import { ISSUE_REFUSALS } from '../domain/issue/refusal.ts';
import { PASSWORD_WEAKNESSES } from '../domain/people/password-policy.ts';
import { PEOPLE_REFUSALS } from '../domain/people/people-rules.ts';
import { LEAD_REFUSALS } from '../domain/lead/act-on-lead.ts';
import { BACKFILL_WAYS } from '../domain/account/backfill.ts';
import { FEEDBACK_FAULTS } from '../domain/lead/feedback-check.ts';
import { POST_REFUSALS } from '../domain/outbox/post.ts';
import { ANSWER_REFUSALS } from '../domain/answer/answer-refusal.ts';
import { SHIFT_REFUSALS } from '../domain/patrol/shift-refusal.ts';
import { RECUSAL_REFUSALS } from '../domain/people/recusal.ts';
import { PERMISSIONS } from '../domain/people/role.ts';
import { entity } from './entity.ts';
import { instant } from './scalars.ts';

/**
 * Expected refusals. Every procedure may answer any of them; the screen words them by code.
 * A bug is none of these: it is answered as INTERNAL_SERVER_ERROR with a correlation id and logged.
 */
export const failures = {
  'not-signed-in': { message: 'Nobody is at this desk.' },
  'not-allowed': {
    message: 'The role of this person does not include it.',
    data: z.object({ permission: z.enum(PERMISSIONS) }),
  },
  'not-found': { message: 'There is no such row.', data: z.object({ entity, id: z.string() }) },
  'out-of-territory': { message: 'The place does not lie in the regions of this person.' },
  'recusal-refused': {
    message: 'Standing back from an issue cannot be changed like this.',
    data: z.object({ refusal: z.enum(RECUSAL_REFUSALS) }),
  },
  'answer-refused': {
    message: 'The rules of answers do not allow it.',
    data: z.object({ refusal: z.enum(ANSWER_REFUSALS) }),
  },
  'shift-refused': {
    message: 'The rules of the shift do not allow it.',
    data: z.object({ refusal: z.enum(SHIFT_REFUSALS) }),
  },
  'version-conflict': {
    message: 'Somebody else has changed it.',
    data: z.object({ entity, id: z.string(), expected: z.int(), actual: z.int() }),
  },
  'issue-refused': {
    message: 'The rules of the ledger do not allow it.',
    data: z.object({ refusal: z.enum(ISSUE_REFUSALS) }),
  },
  'lead-refused': {
    message: 'The rules of leads do not allow it.',
    data: z.object({ refusal: z.enum(LEAD_REFUSALS) }),
  },
  'lead-key-missing': { message: 'No lead officer has made the lead key yet: nothing could be sealed.' },
  'lead-key-not-held': { message: 'This officer does not hold the lead key; another must grant it.' },
  'unmask-over': { message: 'The five minutes of the unmasking are over.' },
  'feedback-faulty': {
    message: 'The text would tell who reported.',
    data: z.object({ faults: z.array(z.enum(FEEDBACK_FAULTS)) }),
  },
  'post-refused': {
    message: 'The rules of the outbox do not allow it.',
    data: z.object({ refusal: z.enum(POST_REFUSALS) }),
  },
  'undo-too-late': { message: 'The ten seconds for taking it back are over.' },
  'undo-overtaken': { message: 'Something has happened since; it cannot be taken back.' },
  'already-triaged': {
    message: 'Another operator has decided about this message.',
    data: z.object({ messageIds: z.array(z.int()) }),
  },
  claimed: {
    message: 'Somebody else has it in hand; the same order with despiteClaims is carried out.',
    data: z.object({ claims: z.array(z.object({ messageId: z.int(), personName: z.string() })) }),
  },
  'category-in-use': { message: 'The category still has children.', data: z.object({ children: z.int() }) },
  'name-taken': { message: 'That name exists already.', data: z.object({ name: z.string() }) },
  'file-refused': {
    message: 'The file cannot be read.',
    data: z.object({ reason: z.string(), row: z.int().nullable() }),
  },
  'rule-untried': { message: 'A rule is tried on the messages of the past before it is enabled.' },
  'wrong-password': {
    message: 'The password is not that of this login, or nobody has this login.',
    data: z.object({ attemptsLeft: z.int() }),
  },
  'locked-out': {
    message: 'There were too many wrong passwords for this login.',
    // clockBehind: the clock of the machine stands before the last wrong password, so it was set back.
    data: z.object({ until: instant, clockBehind: z.boolean() }),
  },
  suspended: { message: 'This person may not sign in any more.' },
  'password-too-weak': { message: 'The password will not do.', data: z.object({ why: z.enum(PASSWORD_WEAKNESSES) }) },
  'must-change-password': { message: 'The password was given by somebody else and must be changed first.' },
  'not-fresh': { message: 'The person must type the password again: the last time is more than five minutes ago.' },
  locked: { message: 'The desk is locked.' },
  'already-set-up': { message: 'The centre has been set up before.' },
  'login-taken': { message: 'Somebody has this login.', data: z.object({ login: z.string() }) },
  'people-refused': {
    message: 'The rules about people do not allow it.',
    data: z.object({ refusal: z.enum(PEOPLE_REFUSALS) }),
  },
  'no-backfill': {
    message: 'The platform of this account cannot be asked again.',
    data: z.object({ why: z.enum(BACKFILL_WAYS) }),
  },
  busy: { message: 'It is being done already.' },
} as const;

export type FailureCode = keyof typeof failures;
