import { PERMISSIONS } from '../../domain/people/role.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { PasswordCost } from '../passwords.ts';
import type { Session } from '../session.ts';
import type { Gate } from '../sign-in/gate.ts';
import type { PasswordCheck } from '../sign-in/password-check.ts';
import type { PasswordListener } from '../sign-in/password-listener.ts';
import type { Roster } from '../sign-in/roster.ts';
import { seatOf } from '../sign-in/seat-of.ts';
import { appendAudit } from '../store/audit-log.ts';
import { readCenter } from '../store/settings.ts';
import { allStaff, findStaff, type StaffRow } from '../store/staff.ts';
import type { Store } from '../store/store.ts';
import { TRAINING_PASSWORD } from '../training/people.ts';
import { changePassword } from './change-password.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';
import { setUpCentre } from './set-up-centre.ts';

/** What the use cases of sitting down work with. */
export interface SessionParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly newId: () => string;
  readonly centerId: string;
  /** Synthetic people only: one may sit down as any of them without proving anything. */
  readonly training: boolean;
  readonly roster: Roster;
  readonly gate: Gate;
  readonly passwords: PasswordCheck;
  readonly passwordCost: PasswordCost;
  readonly passwordListener: PasswordListener;
}

/** Who is at the desk, and how one sits down at it. */
export function createSession(parts: SessionParts) {
  return { ...createSeat(parts), ...createProof(parts) };
}

function createSeat(parts: SessionParts) {
  const { store, clock, training, roster, gate } = parts;
  return {
    who: os.session.who.handler(async ({ context: { session } }) => {
      const center = await readCenter(store.read);
      return {
        kind: training ? ('training' as const) : ('centre' as const),
        person: session.person,
        permissions: session.isLocked ? [] : PERMISSIONS.filter((permission) => session.permissions.has(permission)),
        locked: session.isLocked,
        firstRun: !training && roster.isEmpty,
        mustChangePassword: session.mustChange,
        idleMinutes: gate.idleMinutes,
        trainingPassword: training ? TRAINING_PASSWORD : null,
        centerName: center.name,
        cityName: center.cityName,
        now: clock.now(),
      };
    }),

    people: os.session.people.handler(async () => ({
      people: training ? (await allStaff(store.read)).filter(({ state }) => state === 'active').map(seatOf) : [],
    })),

    enter: os.session.enter.handler(async ({ input, context: { session }, path }) => {
      if (!training) throw refusals['not-allowed']({ data: { permission: 'session' } });
      if (session.isLocked) throw refusals.locked();
      const seated = session.person;
      // A window that was loaded again sits down as who it was: nothing has happened.
      if (seated?.id === input.operatorId) return { person: seated };
      const person = await store.write(async (tx) => {
        const found = await findStaff(tx.db, input.operatorId);
        if (found === null || found.role === 'wall' || found.state === 'suspended')
          throw refusals['not-found']({ data: { entity: 'session', id: input.operatorId } });
        await appendAudit(tx, {
          ...{ at: clock.now(), by: found.id, action: path.join('.') },
          ...{ entity: 'session', entityId: found.id, detail: found.role },
        });
        tx.changed('session', found.id, null);
        return seatOf(found);
      });
      session.enter(person, clock.now());
      return { person };
    }),

    touch: os.session.touch.handler(async ({ context: { session } }) => {
      session.touch(clock.now());
      return {};
    }),

    lock: os.session.lock.handler(async ({ context: { session } }) => {
      gate.lock(session, 'person');
      await gate.settled();
      return {};
    }),

    signOut: os.session.signOut.handler(async ({ context: { session }, path }) => {
      const { person } = session;
      if (person === null) return {};
      await store.write(async (tx) => {
        await appendAudit(tx, {
          ...{ at: clock.now(), by: person.id, action: path.join('.') },
          ...{ entity: 'session', entityId: person.id, detail: null },
        });
        tx.changed('session', person.id, null);
      });
      session.leave();
      return {};
    }),
  };
}

function createProof(parts: SessionParts) {
  const { clock, training, gate, roster, passwords, passwordListener } = parts;
  const prove = async (session: Session, password: string, action: string): Promise<void> => {
    const person = seated(session, roster);
    await passwords.prove({ login: person.login, password, action }).catch((error: unknown) => {
      // Whoever has typed five wrong passwords is not the person who sits here.
      if (isLockOut(error)) gate.lock(session, 'wrong-passwords');
      throw error;
    });
    // Somebody else may have sat down while the password was checked.
    if (session.person?.id !== person.id) throw refusals['not-signed-in']();
    session.prove(clock.now());
    await passwordListener.proved(session, password);
  };
  return {
    setUp: os.session.setUp.handler(async ({ input, path }) => {
      if (training) throw refusals['already-set-up']();
      await setUpCentre(parts, input, path.join('.'));
      return {};
    }),

    signIn: os.session.signIn.handler(async ({ input, context: { session }, path }) => {
      const found = await passwords.prove({ ...input, action: path.join('.') });
      session.enter(seatOf(found), clock.now());
      session.refresh(seatOf(found), found.mustChange);
      session.prove(clock.now());
      await passwordListener.proved(session, input.password);
      return { person: seatOf(found), mustChangePassword: found.mustChange };
    }),

    unlock: os.session.unlock.handler(async ({ input, context: { session }, path }) => {
      await prove(session, input.password, path.join('.'));
      return {};
    }),

    reauthenticate: os.session.reauthenticate.handler(async ({ input, context: { session }, path }) => {
      if (session.isLocked) throw refusals.locked();
      await prove(session, input.password, path.join('.'));
      return {};
    }),

    changePassword: os.session.changePassword.handler(async ({ input, context: { session }, path }) => {
      if (session.isLocked) throw refusals.locked();
      const person = seated(session, roster);
      await prove(session, input.password, path.join('.'));
      await changePassword(parts, { person, ...input, action: path.join('.') });
      await passwordListener.changed(session, input.password, input.next);
      return {};
    }),
  };
}

function seated(session: Session, roster: Roster): StaffRow {
  const person = session.person === null ? null : roster.find(session.person.id);
  if (person === null) throw refusals['not-signed-in']();
  return person;
}

function isLockOut(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'locked-out';
}
