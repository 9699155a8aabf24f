import { PERMISSIONS } from '../../domain/people/role.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { appendAudit } from '../store/audit-log.ts';
import { allPeople, findPerson } from '../store/people.ts';
import { readCenter } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';

/** What the use cases of sitting down work with. */
export interface SessionParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  /** Synthetic people only: one may sit down as any of them without proving anything. */
  readonly training: boolean;
}

/** Who is at the desk. */
export function createSession({ store, clock, training }: SessionParts) {
  return {
    who: os.session.who.handler(async ({ context: { session } }) => {
      const center = await readCenter(store.read);
      return {
        person: session.person,
        permissions: PERMISSIONS.filter((permission) => session.permissions.has(permission)),
        centerName: center.name,
        cityName: center.cityName,
        training,
        now: clock.now(),
      };
    }),

    people: os.session.people.handler(async () => ({ people: training ? [...(await allPeople(store.read))] : [] })),

    enter: os.session.enter.handler(async ({ input, context: { session }, path }) => {
      if (!training) throw refusals['not-allowed']({ data: { permission: 'session' } });
      const person = await store.write(async (tx) => {
        const found = await findPerson(tx.db, input.operatorId);
        if (found === null || found.role === 'wall')
          throw refusals['not-found']({ data: { entity: 'session', id: input.operatorId } });
        await appendAudit(tx, {
          at: clock.now(),
          by: found.id,
          action: path.join('.'),
          entity: 'session',
          entityId: found.id,
          detail: found.role,
        });
        tx.changed('session', found.id, null);
        return found;
      });
      session.enter(person);
      return { person };
    }),
  };
}
