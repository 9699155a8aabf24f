import type { AccountLamp, GapCause, GapState } from '../../domain/account/account.ts';
import type { DeliveryResult } from '../../domain/message/delivery.ts';
import type { IncomingItem } from '../../domain/message/message.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Log } from '../log.ts';
import type { LampReason } from './lamp-reason.ts';

/**
 * A span [lastSeenAt, firstSeenAt) in which the account was cut off. It is told once, when the connection is back: 'filled'
 * where history met what had been seen last in every group, else 'open'.
 */
export interface ConnectorGap {
  readonly lastSeenAt: Instant | null;
  readonly firstSeenAt: Instant | null;
  readonly cause: GapCause;
  readonly state: GapState;
}

/** What a connector is given to do its work for one account. */
export interface ConnectorContext {
  readonly account: ConnectorAccount;
  /**
   * Hands items over; resolves after the transaction that stores them (and `cursor`) is committed. Only then may the
   * connector acknowledge. Rejects where nothing was stored: the connector keeps the items and offers them again.
   */
  deliver(items: readonly IncomingItem[], cursor: string | null): Promise<DeliveryResult>;
  /** Tells the lamp; the reason is a word the screens translate, null where there is nothing to say. */
  lamp(lamp: AccountLamp, reason: LampReason | null): void;
  /** Records a gap; resolves when it is stored. */
  gap(gap: ConnectorGap): Promise<void>;
  peerVersion(version: string): void;
  readonly clock: { now(): Instant };
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
}

/** An account as its connector needs it. The token is the only secret and never logged. */
export interface ConnectorAccount {
  readonly id: string;
  readonly label: string;
  readonly selfId: string | null;
  readonly url: string | null;
  readonly token: string | null;
  readonly cursor: string | null;
}

/** One way in, running for one account. */
export interface Connector {
  start(): void;
  /** Resolves when nothing more will be delivered. */
  stop(): Promise<void>;
}

/** Makes the connector of one kind; the registry has one line for each. */
export type ConnectorFactory = (context: ConnectorContext) => Connector;
