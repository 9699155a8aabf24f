import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../domain/people/role.ts';
import { entity } from './entity.ts';
import { command, feed, query } from './procedure.ts';
import { instant, line, operatorId, regionCode, sought } from './scalars.ts';

/** Somebody as a desk shows them; an empty territory is the whole city. */
export const seatedPerson = z.object({
  id: operatorId,
  name: z.string(),
  role: z.enum(ROLES),
  territory: z.array(regionCode).readonly(),
});

/** A password as it was typed: what is in it is judged by the rules, and it is never stored, logged or answered. */
export const password = z.string().max(400);
/** A login as it was typed. */
export const typedLogin = sought(100);
const officer = z.object({ name: line(20), login: typedLogin, password });

export const session = {
  who: query({
    permission: 'session',
    reads: ['session', 'setting', 'person'],
    summary: 'Who is at this desk, what the role allows, and what has to be done before anything else.',
  })
    .input(z.object({}))
    .output(
      z.object({
        kind: z.enum(['training', 'centre']),
        /** Who sits here, locked or not; null at an empty desk. */
        person: seatedPerson.nullable(),
        /** Empty while the desk is locked. */
        permissions: z.array(z.enum(PERMISSIONS)),
        locked: z.boolean(),
        /** Nobody has been added to this centre yet. */
        firstRun: z.boolean(),
        mustChangePassword: z.boolean(),
        /** Minutes without a touch after which the desk locks itself; null where it does not. */
        idleMinutes: z.number().nullable(),
        /** The password of everybody invented, so that the screen can show it; null at a real centre. */
        trainingPassword: z.string().nullable(),
        centerName: z.string(),
        cityName: z.string(),
        now: instant,
      }),
    ),
  people: query({
    permission: 'session',
    reads: ['person'],
    summary: 'The people of the training profile, so that one can sit down at the desk.',
  })
    .input(z.object({}))
    .output(z.object({ people: z.array(seatedPerson) })),
  enter: command({
    permission: 'session',
    writes: ['session'],
    summary: 'Sits a person of the training profile down at this desk.',
  })
    .input(z.object({ operatorId }))
    .output(z.object({ person: seatedPerson })),
  setUp: command({
    permission: 'session',
    writes: ['session', 'person', 'setting'],
    summary: 'Names an empty centre and adds its three officers, once; nobody else can be added before them.',
  })
    .input(
      z.object({
        centerName: line(40),
        cityName: line(20),
        systemAdmin: officer,
        securityAdmin: officer,
        auditor: officer,
      }),
    )
    .output(z.object({})),
  signIn: command({
    permission: 'session',
    writes: ['session'],
    summary: 'Sits a person down at this desk by login and password.',
  })
    .input(z.object({ login: typedLogin, password }))
    .output(z.object({ person: seatedPerson, mustChangePassword: z.boolean() })),
  touch: query({
    permission: 'session',
    reads: [],
    summary: 'Says that somebody is working at this desk, so that it does not lock itself.',
  })
    .input(z.object({}))
    .output(z.object({})),
  lock: command({
    permission: 'session',
    writes: ['session'],
    summary: 'Locks this desk: nothing is answered here until its person has typed the password.',
  })
    .input(z.object({}))
    .output(z.object({})),
  unlock: command({
    permission: 'session',
    writes: ['session'],
    summary: 'Opens a locked desk by the password of the person who sits there.',
  })
    .input(z.object({ password }))
    .output(z.object({})),
  signOut: command({
    permission: 'session',
    writes: ['session'],
    summary: 'Leaves this desk empty.',
  })
    .input(z.object({}))
    .output(z.object({})),
  reauthenticate: command({
    permission: 'session',
    writes: ['session'],
    summary: 'Proves again who sits here, for what asks for a password of the last five minutes.',
  })
    .input(z.object({ password }))
    .output(z.object({})),
  changePassword: command({
    permission: 'session',
    writes: ['session', 'person'],
    summary: 'Changes the password of the person at this desk.',
  })
    .input(z.object({ password, next: password }))
    .output(z.object({})),
};

/** One coalesced announcement of what has changed; at most one per 100 ms. */
export const changeNotice = z.object({ seq: z.int(), entities: z.array(entity) });

export const system = {
  changes: feed({
    permission: 'session',
    reads: [],
    summary: 'Streams which entities have changed, coalesced to at most one event per 100 ms.',
  })
    .input(z.object({}))
    .output(eventIterator(changeNotice)),
  status: query({
    permission: 'session',
    reads: ['account', 'gap', 'set-aside', 'message'],
    summary: 'Lamps of the accounts, intake delay, what was set aside, size of the store.',
  })
    .input(z.object({}))
    .output(
      z.object({
        lamps: z.object({
          online: z.int(),
          connecting: z.int(),
          offline: z.int(),
          refused: z.int(),
          silent: z.int(),
          idle: z.int(),
        }),
        openGaps: z.int(),
        /** Accounts that fell silent and that nobody has looked at. */
        silent: z.int(),
        setAside: z.int(),
        /** Median of seen minus sent over the newest 100 messages, ms; null without messages. */
        intakeDelay: z.number().nullable(),
        messages: z.int(),
        storeBytes: z.int(),
        startedAt: instant,
      }),
    ),
};
