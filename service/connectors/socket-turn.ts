import type { IncomingItem } from '../../domain/message/message.ts';
import type { ConnectorContext } from './connector.ts';
import type { ApiCalls } from './api-calls.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { HeartbeatWatchdog } from './heartbeat.ts';
import type { AnyLink, Link } from './socket-link.ts';
import type { Timers } from './timers.ts';
import { setAside } from './wire-fields.ts';
import { errorName } from '../log.ts';

/** What belongs to one connection and ends with it, whatever the protocol. */
export interface SocketTurn<Kind extends AnyLink = Link> {
  readonly link: Kind;
  readonly heartbeat: HeartbeatWatchdog;
  /** Calls that are answered on the same connection, where the protocol has such. */
  readonly calls?: ApiCalls;
  readonly cancels: (() => void)[];
}

/** Listens for the heart of a peer, and ends the connection where it stands still. */
export function watchHeart(context: ConnectorContext, timers: Timers, link: AnyLink): HeartbeatWatchdog {
  return new HeartbeatWatchdog(
    timers,
    () => link.end('heartbeat-lost'),
    (every) => context.beat(every),
  );
}

/** Ends what belonged to a connection. */
export function endTurn({ heartbeat, cancels }: SocketTurn<AnyLink>): void {
  heartbeat.pause();
  for (const cancel of cancels) cancel();
}

/** The one way out of a conversation; while it is full nothing is read, and silence is nobody's fault. */
export function queueOf(
  context: ConnectorContext,
  timers: Timers,
  parts: {
    readonly turn: () => SocketTurn<AnyLink> | null;
    readonly cursorAfter: (items: readonly IncomingItem[]) => string | null;
  },
): DeliveryQueue {
  return new DeliveryQueue({
    deliver: (items, cursor) => context.deliver(items, cursor),
    cursorAfter: parts.cursorAfter,
    onPressure: (isFull) => press(parts.turn(), isFull),
    ...{ timers, random: context.random, log: context.log, accountId: context.account.id },
  });
}

function press(turn: SocketTurn<AnyLink> | null, isFull: boolean): void {
  if (isFull) {
    turn?.link.pause();
    turn?.heartbeat.pause();
    turn?.calls?.pause();
  } else {
    turn?.link.resume();
    turn?.heartbeat.resume();
    turn?.calls?.resume();
  }
}

/** Takes a frame. A defect of ours may cost it its place in the inbox, never the frame itself nor the connection. */
export function takeFrame(context: ConnectorContext, queue: DeliveryQueue, bytes: Uint8Array, take: () => void): void {
  try {
    take();
  } catch (error) {
    fault(context, 'frame-failed', error);
    const raw = bytes.slice();
    queue.push([{ kind: 'set-aside', reason: 'bad-value', detail: '解读此帧时程序出错', raw, row: null }]);
  }
}

/** Lets work go on beside the frames; what it throws is logged. */
export function beside(context: ConnectorContext, work: Promise<void>): void {
  work.catch((error: unknown) => fault(context, 'conversation-failed', error));
}

/** A frame that was larger than the socket takes. */
export function tooLarge() {
  return setAside('too-large', '帧超过 16 MiB，未读入，连接已按协议断开', '');
}

/** By its name: the words of an error may quote a message. */
function fault({ account, log }: ConnectorContext, event: string, error: unknown): void {
  log.error(event, { accountId: account.id, error: errorName(error) });
}
