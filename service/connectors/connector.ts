import type { AccountLamp, GapCause, GapState } from '../../domain/account/account.ts';
import type { FetchedAgain, MissedSpan } from '../../domain/account/missed-span.ts';
import type { DeliveryResult } from '../../domain/message/delivery.ts';
import type { IncomingItem } from '../../domain/message/message.ts';
import type { PostOutcome } from '../../domain/outbox/settle-recipient.ts';
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
  /** The heart of the peer has beaten; `every` is how often it says it does, ms. */
  beat(every: number | null): void;
  /** What the peer said when it was asked whether the account is well; null where it does not know the question. */
  probed(isGood: boolean | null): void;
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

/** What is to be said in one group. It is plain text: nothing in it may become a mention or another code of the platform. */
export interface OutgoingPost {
  readonly groupExternalId: string;
  readonly text: string;
  /** The id under which this account knows the message that is answered; null where none is. */
  readonly replyTo: string | null;
}

/**
 * Says things in groups, for kinds that can. No call is ever repeated by itself: it is the connector's word that decides whether
 * somebody may say it again, so `failed` is for what surely does not stand in the group and everything doubtful is `unknown`.
 */
export interface Poster {
  /** Whether a post would leave now. */
  readonly isReady: boolean;
  /** Never rejects. `not-begun` where nothing has left. */
  post(post: OutgoingPost): Promise<PostOutcome | { readonly kind: 'not-begun' }>;
  /** Takes a message of this account back; answers whether the gateway says it did. Absent where the platform has no such thing. */
  recall?(localId: string): Promise<boolean>;
  /**
   * Asks for what was said in a group lately and hands it over like whatever arrives; answers whether there was an answer. Absent
   * where the platform tells no history.
   */
  lookBack?(groupExternalId: string): Promise<boolean>;
}

/** One way in, running for one account; with a poster it is a way out as well. */
export interface Connector {
  readonly poster?: Poster;
  /**
   * Asks the platform again for what may have been missed and hands it over; resolves after the last of it is stored. Never
   * rejects. Absent where the platform tells no history.
   */
  fetchAgain?(missed: MissedSpan): Promise<FetchedAgain>;
  start(): void;
  /** Resolves when nothing more will be delivered. */
  stop(): Promise<void>;
}

/** Makes the connector of one kind; the registry has one line for each. */
export type ConnectorFactory = (context: ConnectorContext) => Connector;
