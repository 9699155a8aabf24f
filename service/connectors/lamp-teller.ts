import type { AccountLamp } from '../../domain/account/account.ts';
import type { IncomingItem } from '../../domain/message/message.ts';
import type { ConnectorContext } from './connector.ts';
import type { LampReason } from './lamp-reason.ts';
import type { LinkEnd } from './socket-link.ts';
import type { Timers } from './timers.ts';

/** A reconnect that takes no longer than this stays yellow. */
const YELLOW_MS = 60_000;

/** Tells the lamp of one account: each change once, and yellow turns to 'offline' when it lasts. */
export class LampTeller {
  readonly #context: Pick<ConnectorContext, 'lamp'>;
  readonly #timers: Timers;
  #shown: { readonly lamp: AccountLamp; readonly reason: LampReason | null } | null = null;
  #cancelYellow: () => void = () => undefined;

  constructor(context: Pick<ConnectorContext, 'lamp'>, timers: Timers) {
    this.#context = context;
    this.#timers = timers;
  }

  show(lamp: AccountLamp, reason: LampReason | null): void {
    if (this.#shown?.lamp === lamp && this.#shown.reason === reason) return;
    this.#cancelYellow();
    this.#shown = { lamp, reason };
    this.#context.lamp(lamp, reason);
    if (lamp === 'connecting' && reason !== 'waiting-for-peer')
      this.#cancelYellow = this.#timers.after(YELLOW_MS, () => this.show('offline', 'disconnected'));
  }

  /** Says where these items tell that the account has been taken out of a group. */
  showLostGroup(items: readonly IncomingItem[]): void {
    if (items.some((item) => item.kind === 'membership' && item.change === 'account-removed'))
      this.show('online', 'group-lost');
  }

  /** What the end of a connection says. */
  showEnd(why: LinkEnd): void {
    switch (why) {
      case 'wrong-token':
      case 'wrong-account':
        return this.show('refused', why);
      case 'no-answer':
      case 'heartbeat-lost':
      case 'other-client':
        return this.show('offline', why);
      case 'disconnected':
        return this.show('connecting', why);
      case 'replaced':
      case 'stopped':
        return;
    }
  }

  stop(): void {
    this.#cancelYellow();
  }
}
