import type { MessageId, OperatorId } from '../domain/ids.ts';
import { after, type Instant } from '../domain/time/instant.ts';
import type { Session } from './session.ts';

/** A message somebody has in hand. */
export interface Claim {
  readonly messageId: MessageId;
  readonly personId: OperatorId;
  readonly personName: string;
  readonly until: Instant;
}

/** What one desk has in hand, and until when it is believed without being told again. */
interface Lease {
  readonly personId: OperatorId;
  readonly personName: string;
  readonly ids: ReadonlySet<MessageId>;
  readonly until: Instant;
}

/** A desk that says nothing for this long has nothing in hand. */
export const CLAIM_MS = 60_000;

/**
 * Who has which message in hand 正在处理. In memory only: a claim keeps nobody from anything, and after a new start of the service
 * each desk says again what it has. It ends with the lease, with the act, and as soon as its desk is locked or left.
 */
export class Claims {
  readonly #clock: { now(): Instant };
  readonly #changed: () => void;
  readonly #leases = new Map<Session, Lease>();
  readonly #watched = new WeakSet<Session>();

  constructor({ clock, changed }: { readonly clock: { now(): Instant }; readonly changed: () => void }) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** This desk has these messages in hand, and none of those it had before. */
  hold(session: Session, ids: readonly MessageId[]): void {
    const { person } = session;
    if (person === null || ids.length === 0) return this.release(session);
    if (!this.#watched.has(session)) {
      this.#watched.add(session);
      session.onShut(() => this.release(session));
    }
    const before = this.#leases.get(session);
    const lease = {
      ...{ personId: person.id, personName: person.name, ids: new Set(ids) },
      until: after(this.#clock.now(), CLAIM_MS),
    };
    this.#leases.set(session, lease);
    if (before === undefined || !isSame(before.ids, lease.ids) || before.until <= this.#clock.now()) this.#changed();
  }

  /** This desk has nothing in hand. */
  release(session: Session): void {
    if (this.#leases.delete(session)) this.#changed();
  }

  /** These messages are decided: nobody has them in hand any more. */
  decided(ids: readonly MessageId[]): void {
    let hasChanged = false;
    for (const [session, lease] of this.#leases) {
      const left = new Set([...lease.ids].filter((id) => !ids.includes(id)));
      if (left.size === lease.ids.size) continue;
      hasChanged = true;
      if (left.size === 0) this.#leases.delete(session);
      else this.#leases.set(session, { ...lease, ids: left });
    }
    if (hasChanged) this.#changed();
  }

  /** What others than this person have in hand now. A person at two desks is one person. */
  ofOthers(personId: OperatorId | null): readonly Claim[] {
    const now = this.#clock.now();
    return [...this.#leases.values()]
      .filter((lease) => lease.personId !== personId && lease.until > now)
      .flatMap(({ ids, ...lease }) => [...ids].map((messageId) => ({ messageId, ...lease })));
  }

  /** Forgets what has run out, and says so: nobody else would tell the screens. */
  sweep(): void {
    const now = this.#clock.now();
    for (const [session, lease] of this.#leases) if (lease.until <= now) this.release(session);
  }
}

function isSame(before: ReadonlySet<MessageId>, now: ReadonlySet<MessageId>): boolean {
  return before.size === now.size && [...now].every((id) => before.has(id));
}
