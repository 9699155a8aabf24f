import { z } from 'zod';
import { PERSON_STATES } from '../domain/people/people-rules.ts';
import { ROLES } from '../domain/people/role.ts';
import { command, query } from './procedure.ts';
import { commandId, instant, line, operatorId, regionCode } from './scalars.ts';
import { password, typedLogin } from './session.ts';

/** Somebody who works at the centre, as the security officer sees them; an empty territory is the whole city. */
export const personRow = z.object({
  id: operatorId,
  name: z.string(),
  login: z.string(),
  role: z.enum(ROLES),
  territory: z.array(regionCode).readonly(),
  state: z.enum(PERSON_STATES),
  /** The password was given by somebody else and has not been changed yet. */
  mustChangePassword: z.boolean(),
  /** null for somebody who was there before people had logins. */
  createdAt: instant.nullable(),
  /** Until when wrong passwords have closed the login; null while it is open. */
  lockedUntil: instant.nullable(),
  /** The lead key is in this person's hands alone: with their password every sealed report would stay shut for ever. */
  holdsOnlyLeadKey: z.boolean(),
  version: z.int(),
});
export type PersonRow = z.infer<typeof personRow>;

const seat = { name: line(20), role: z.enum(ROLES), territory: z.array(regionCode).max(50).readonly() };
const which = { commandId, id: operatorId, version: z.int() };
const changed = z.object({ person: personRow });

export const people = {
  list: query({
    permission: 'people.read',
    reads: ['person'],
    summary: 'Everybody who works at the centre, suspended people included.',
  })
    .input(z.object({}))
    .output(z.object({ people: z.array(personRow) })),
  add: command({
    permission: 'people.edit',
    writes: ['person'],
    fresh: true,
    summary: 'Adds a person with a temporary password, which they must change when they first sign in.',
  })
    .input(z.object({ commandId, ...seat, login: typedLogin, temporaryPassword: password }))
    .output(changed),
  change: command({
    permission: 'people.edit',
    writes: ['person'],
    fresh: true,
    summary: 'Gives a person another name, role or territory; it holds from their next call on.',
  })
    .input(z.object({ ...which, ...seat }))
    .output(changed),
  setState: command({
    permission: 'people.edit',
    writes: ['person'],
    fresh: true,
    summary: 'Suspends a person, who is signed out at once, or lets them in again.',
  })
    .input(z.object({ ...which, state: z.enum(PERSON_STATES) }))
    .output(changed),
  resetPassword: command({
    permission: 'people.edit',
    writes: ['person'],
    fresh: true,
    summary: 'Gives a person a temporary password and opens their login again.',
  })
    .input(z.object({ ...which, temporaryPassword: password }))
    .output(changed),
};
