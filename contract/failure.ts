import { z } from 'zod';
import { ISSUE_REFUSALS } from '../domain/issue/refusal.ts';
import { PERMISSIONS } from '../domain/people/role.ts';
import { entity } from './entity.ts';

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
  'version-conflict': {
    message: 'Somebody else has changed it.',
    data: z.object({ entity, id: z.string(), expected: z.int(), actual: z.int() }),
  },
  'issue-refused': {
    message: 'The rules of the ledger do not allow it.',
    data: z.object({ refusal: z.enum(ISSUE_REFUSALS) }),
  },
  'undo-too-late': { message: 'The ten seconds for taking it back are over.' },
  'undo-overtaken': { message: 'Something has happened since; it cannot be taken back.' },
  'already-triaged': {
    message: 'Another operator has decided about this message.',
    data: z.object({ messageIds: z.array(z.int()) }),
  },
  'category-in-use': { message: 'The category still has children.', data: z.object({ children: z.int() }) },
  'name-taken': { message: 'That name exists already.', data: z.object({ name: z.string() }) },
  'file-refused': {
    message: 'The file cannot be read.',
    data: z.object({ reason: z.string(), row: z.int().nullable() }),
  },
  'rule-untried': { message: 'A rule is tried on the messages of the past before it is enabled.' },
  busy: { message: 'It is being done already.' },
} as const;

export type FailureCode = keyof typeof failures;
