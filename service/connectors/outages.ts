import type { GapCause } from '../../domain/account/account.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ConnectorContext } from './connector.ts';

/**
 * The time without connection that is not accounted for yet. While there is one the stored cursor stands still, so that a restart
 * finds it again.
 */
export class Outages<Outage extends object> {
  #current: Outage | null;

  /** `atStart`: null where the account was never connected before. */
  constructor(atStart: Outage | null) {
    this.#current = atStart;
  }

  get current(): Outage | null {
    return this.#current;
  }

  /**
   * Always a new object, also where an older outage is not accounted for yet: whoever is accounting for that one then sees that it
   * has grown, and does not take it for settled. It begins where the older one began.
   */
  lose(fresh: () => Outage): void {
    this.#current = this.#current === null ? fresh() : { ...this.#current };
  }

  /** This outage is written down; one that has grown meanwhile stays. */
  settled(outage: Outage): void {
    if (this.#current === outage) this.#current = null;
  }
}

/** A time without connection to a peer that tells no history: there is nothing to be done about it but to write it down. */
export interface ToldOutage {
  readonly lastSeenAt: Instant | null;
  readonly cause: GapCause;
}

/** Writes down the outage there is, as a gap that stays open. */
export async function tellOutage(context: ConnectorContext, outages: Outages<ToldOutage>): Promise<void> {
  const outage = outages.current;
  if (outage === null) return;
  await context.gap({ ...outage, firstSeenAt: context.clock.now(), state: 'open' });
  outages.settled(outage);
}
