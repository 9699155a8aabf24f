import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../domain/people/role.ts';
import { entity } from './entity.ts';
import { command, feed, query } from './procedure.ts';
import { instant, operatorId, regionCode } from './scalars.ts';

const person = z.object({
  id: operatorId,
  name: z.string(),
  role: z.enum(ROLES),
  /** Regions the person works in; none is the whole city. */
  territory: z.array(regionCode).readonly(),
});

export const session = {
  who: query({
    permission: 'session',
    reads: ['session'],
    summary: 'Who is at this desk, what the role allows, and whether this is the training profile.',
  })
    .input(z.object({}))
    .output(
      z.object({
        person: person.nullable(),
        permissions: z.array(z.enum(PERMISSIONS)),
        centerName: z.string(),
        cityName: z.string(),
        training: z.boolean(),
        now: instant,
      }),
    ),
  people: query({
    permission: 'session',
    reads: ['session'],
    summary: 'The people of the training profile, so that one can sit down at the desk.',
  })
    .input(z.object({}))
    .output(z.object({ people: z.array(person) })),
  enter: command({
    permission: 'session',
    writes: ['session'],
    summary: 'Sits a person of the training profile down at this desk.',
  })
    .input(z.object({ operatorId }))
    .output(z.object({ person })),
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
        setAside: z.int(),
        /** Median of seen minus sent over the newest 100 messages, ms; null without messages. */
        intakeDelay: z.number().nullable(),
        messages: z.int(),
        storeBytes: z.int(),
        startedAt: instant,
      }),
    ),
};
