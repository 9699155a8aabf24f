import type { IncomingMessage } from '../../../domain/message/message.ts';
import { SECOND_MS } from '../../../domain/time/instant.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Connector, ConnectorContext, ConnectorFactory } from '../connector.ts';
import { DeliveryQueue } from '../delivery-queue.ts';
import type { Timers } from '../timers.ts';

/** One thing said in the training groups, and which accounts see it how much later. */
export interface SpokenMessage {
  readonly message: Omit<IncomingMessage, 'localId' | 'raw' | 'isOwn'>;
  readonly seenBy: readonly { readonly accountId: string; readonly afterMs: number }[];
}

export interface TrainingFeedOptions {
  /** Messages per second over all accounts; 0 says nothing. */
  readonly rate: number;
  /** What is said at a moment. */
  readonly speak: (at: Instant) => SpokenMessage;
  readonly timers: Timers;
}

/** One account that listens; `hear` is called when its copy arrives. */
interface Listener {
  hear(message: SpokenMessage['message']): void;
}

/**
 * The connector of the training feed: the groups talk whether anybody listens or not, and each message reaches the running
 * accounts that sit in its group, with a few seconds between them and one server id, as the same chat on three phones would.
 */
export function createTrainingFeed(options: TrainingFeedOptions): ConnectorFactory {
  const listeners = new Map<string, Listener>();
  const groups = new TalkingGroups(options, listeners);
  return (context) =>
    trainingAccount(context, options.timers, {
      join: (listener) => {
        listeners.set(context.account.id, listener);
        groups.talkFor(context.clock, context.random);
      },
      leave: () => {
        listeners.delete(context.account.id);
        if (listeners.size === 0) groups.fallSilent();
      },
    });
}

function trainingAccount(
  context: ConnectorContext,
  timers: Timers,
  room: { join(listener: Listener): void; leave(): void },
): Connector {
  const queue = new DeliveryQueue({
    deliver: context.deliver,
    cursorAfter: (items) =>
      items.reduce<string | null>((cursor, item) => (item.kind === 'message' ? item.localId : cursor), null),
    // Nothing can be asked to speak more slowly: what waits is bounded by the rate.
    onPressure: (isFull) => (isFull ? room.leave() : room.join(listener)),
    timers,
    random: context.random,
    log: context.log,
    accountId: context.account.id,
  });
  const listener: Listener = {
    hear: (message) => {
      const localId = `${context.account.selfId ?? context.account.id}-${message.serverId ?? ''}`;
      queue.push([{ ...message, localId, isOwn: false, raw: JSON.stringify({ localId, ...message }) }]);
    },
  };
  return {
    start() {
      context.lamp('online', null);
      room.join(listener);
    },
    async stop() {
      room.leave();
      await queue.stop();
    },
  };
}

/** The talk in all groups: one timer until the next thing is said, one for each copy under way. */
class TalkingGroups {
  readonly #options: TrainingFeedOptions;
  readonly #listeners: ReadonlyMap<string, Listener>;
  readonly #underWay = new Set<() => void>();
  #cancelNext: (() => void) | null = null;

  constructor(options: TrainingFeedOptions, listeners: ReadonlyMap<string, Listener>) {
    this.#options = options;
    this.#listeners = listeners;
  }

  /** Begins to talk; goes on where it is talking already. */
  talkFor(clock: { now(): Instant }, random: () => number): void {
    if (this.#options.rate <= 0 || this.#cancelNext !== null) return;
    this.#scheduleNext(clock, random);
  }

  fallSilent(): void {
    this.#cancelNext?.();
    this.#cancelNext = null;
    for (const cancel of this.#underWay) cancel();
    this.#underWay.clear();
  }

  #scheduleNext(clock: { now(): Instant }, random: () => number): void {
    // People do not speak in step: between nothing and twice the mean.
    const pause = Math.round((2 * random() * SECOND_MS) / this.#options.rate);
    this.#cancelNext = this.#options.timers.after(pause, () => {
      this.#send(this.#options.speak(clock.now()));
      this.#scheduleNext(clock, random);
    });
  }

  #send({ message, seenBy }: SpokenMessage): void {
    for (const { accountId, afterMs } of seenBy) {
      const cancel = this.#options.timers.after(afterMs, () => {
        this.#underWay.delete(cancel);
        this.#listeners.get(accountId)?.hear(message);
      });
      this.#underWay.add(cancel);
    }
  }
}
