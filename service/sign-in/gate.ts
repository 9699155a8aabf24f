import { isLeft } from '../../domain/people/session-lock.ts';
import { MINUTE_MS, type Instant } from '../../domain/time/instant.ts';
import { errorName, type Log } from '../log.ts';
import type { Session } from '../session.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Store } from '../store/store.ts';
import type { Roster } from './roster.ts';

/** Why a desk was locked: by its person, untouched, with the machine, or because whoever sits there does not know the password. */
export type LockCause = 'person' | 'idle' | 'machine' | 'wrong-passwords';

/** What the gate works with. */
export interface GateParts {
  readonly store: Store;
  readonly roster: Roster;
  readonly clock: { now(): Instant };
  readonly log: Log;
  /** Minutes without a touch after which a desk locks itself; null where it does not. */
  readonly idleMinutes: number | null;
}

/** How often desks are looked at between calls, ms: a desk nobody asks anything of must lock too. */
const LOOK_EVERY_MS = 1_000;

/** Decides before every call whether the person at the desk is still the one who may ask, and locks desks that were left. */
export class Gate {
  readonly #parts: GateParts;
  readonly #desks = new Set<Session>();
  readonly #timer: ReturnType<typeof setInterval>;
  #noted: Promise<void> = Promise.resolve();

  constructor(parts: GateParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.lookAround(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  get idleMinutes(): number | null {
    return this.#parts.idleMinutes;
  }

  /** Watches a desk until `close`. */
  watch(session: Session): Session {
    if (!session.isWall) this.#desks.add(session);
    return session;
  }

  /** Looks at one desk before it is answered: a suspended person is gone, a changed one has changed, a left desk is locked. */
  admit(session: Session): void {
    this.#followPerson(session);
    this.#lockWhenLeft(session);
  }

  /** Looks at every desk, as the timer does. */
  lookAround(): void {
    for (const session of this.#desks) this.admit(session);
  }

  /** Locks a desk at once and writes down why. */
  lock(session: Session, cause: LockCause): void {
    const person = session.person;
    if (person === null || !session.lock()) return;
    const { store, clock, log } = this.#parts;
    this.#noted = store
      .write(async (tx) => {
        const by = cause === 'person' ? person.id : null;
        await appendAudit(tx, {
          ...{ at: clock.now(), by, action: 'session.lock' },
          ...{ entity: 'session', entityId: person.id, detail: cause },
        });
        tx.changed('session', person.id, null);
      })
      .catch((error: unknown) => log.error('lock-not-noted', { error: errorName(error) }));
  }

  /** Resolves when every lock is written down. */
  async settled(): Promise<void> {
    await this.#noted;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#parts.roster.close();
    await this.#noted;
  }

  #followPerson(session: Session): void {
    if (session.person === null) return;
    const found = this.#parts.roster.find(session.person.id);
    if (found === null || found.state === 'suspended') return session.leave();
    const { id, name, role, territory, mustChange } = found;
    session.refresh({ id, name, role, territory }, mustChange);
  }

  #lockWhenLeft(session: Session): void {
    const { idleMinutes, clock } = this.#parts;
    if (idleMinutes === null || session.person === null || session.isLocked) return;
    if (session.touchedAt === null) return session.touch(clock.now());
    if (isLeft(session.touchedAt, clock.now(), idleMinutes * MINUTE_MS)) this.lock(session, 'idle');
  }
}
