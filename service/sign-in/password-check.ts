import type { OperatorId } from '../../domain/ids.ts';
import { afterFailure, attemptsLeft, lockOutOf } from '../../domain/people/lock-out.ts';
import { normaliseLogin } from '../../domain/people/login.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { refusals } from '../features/refusals.ts';
import { isPassword, type PasswordCost } from '../passwords.ts';
import { appendAudit } from '../store/audit-log.ts';
import { clearTally, keepTally, readTally } from '../store/sign-in-failures.ts';
import { findByLogin, type StaffRow } from '../store/staff.ts';
import type { Store } from '../store/store.ts';

/** A password somebody has typed, and for what. */
export interface Attempt {
  /** As typed or as stored; it is normalised here. */
  readonly login: string;
  readonly password: string;
  /** The procedure, for the audit line. */
  readonly action: string;
}

/**
 * Checks passwords one after the other: calls sent together would all be answered before any of them counts, and each needs
 * 128 MB while it runs. Refuses wrong-password, locked-out and suspended; every outcome is in the audit log.
 */
export class PasswordCheck {
  readonly #store: Store;
  readonly #clock: { now(): Instant };
  readonly #cost: PasswordCost;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: {
    readonly store: Store;
    readonly clock: { now(): Instant };
    readonly passwordCost: PasswordCost;
  }) {
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#cost = parts.passwordCost;
  }

  /** The person whose login and password these are; their failures are forgotten. */
  prove(attempt: Attempt): Promise<StaffRow> {
    const proved = this.#last.then(() => this.#prove(attempt));
    this.#last = proved.catch(() => undefined);
    return proved;
  }

  async #prove({ password, action, ...attempt }: Attempt): Promise<StaffRow> {
    const login = normaliseLogin(attempt.login);
    const found = await findByLogin(this.#store.read, login);
    const told = { action, id: found?.row.id ?? null };
    await this.#refuseLockedOut(login, told);
    const isRight = await isPassword(password, found?.passwordHash ?? null, this.#cost);
    if (!isRight || found === null) throw await this.#failed(login, told);
    if (found.row.state === 'suspended') {
      await this.#note(told, 'suspended');
      throw refusals.suspended();
    }
    await this.#store.write(async (tx) => {
      await clearTally(tx, login);
      await appendAudit(tx, line(this.#clock.now(), told, { by: found.row.id, detail: found.row.role }));
      tx.changed('session', found.row.id, null);
    });
    return found.row;
  }

  async #refuseLockedOut(login: string, told: Told): Promise<void> {
    const lockOut = lockOutOf(await readTally(this.#store.read, login), this.#clock.now());
    if (lockOut.kind === 'open') return;
    await this.#note(told, 'locked-out');
    const { until, clockBehind } = lockOut;
    throw refusals['locked-out']({ data: { until, clockBehind } });
  }

  /** Counts the failure and commits it; what is thrown afterwards cannot roll it back. */
  async #failed(login: string, told: Told): Promise<Error> {
    const tally = await this.#store.write(async (tx) => {
      const next = afterFailure(await readTally(tx.db, login), this.#clock.now());
      await keepTally(tx, login, next);
      await appendAudit(tx, line(this.#clock.now(), told, { by: null, detail: `wrong-password ${next.failures}` }));
      tx.changed('person', told.id, null);
      return next;
    });
    if (tally.lockedUntil === null) return refusals['wrong-password']({ data: { attemptsLeft: attemptsLeft(tally) } });
    const clockBehind = this.#clock.now() < tally.failedAt;
    return refusals['locked-out']({ data: { until: tally.lockedUntil, clockBehind } });
  }

  async #note(told: Told, detail: string): Promise<void> {
    await this.#store.write((tx) => appendAudit(tx, line(this.#clock.now(), told, { by: null, detail })));
  }
}

/** Whose login it was; null where nobody has it: the login itself is not written down, because it may be a mistyped password. */
interface Told {
  readonly action: string;
  readonly id: OperatorId | null;
}

function line(
  at: Instant,
  { action, id }: Told,
  { by, detail }: { readonly by: OperatorId | null; readonly detail: string },
) {
  return { at, by, action, entity: 'session', entityId: id, detail } as const;
}
