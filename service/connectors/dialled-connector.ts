import type { FetchedAgain, MissedSpan } from '../../domain/account/missed-span.ts';
import type { Connector, ConnectorContext, Poster } from './connector.ts';
import type { LampReason } from './lamp-reason.ts';
import type { LampTeller } from './lamp-teller.ts';
import { ReconnectingSocket } from './reconnecting-socket.ts';
import type { Link, LinkEnd } from './socket-link.ts';
import type { Timers } from './timers.ts';

/** What is said over the connections of one account, whatever the protocol. */
export interface SocketConversation {
  readonly lamp: LampTeller;
  readonly poster: Poster;
  fetchAgain?(missed: MissedSpan): Promise<FetchedAgain>;
  /** Whether a peer is connected that speaks the protocol and is ours. */
  readonly isConfirmed: boolean;
  opened(link: Link): void;
  frame(link: Link, bytes: Uint8Array): void;
  overflow(): void;
  ended(link: Link, why: LinkEnd): void;
  stop(): Promise<void>;
}

export interface Dialled {
  readonly context: ConnectorContext;
  readonly timers: Timers;
  readonly url: string;
  readonly conversation: SocketConversation;
  /** Why the peer refuses an account by HTTP; null where the status says nothing about it. 401 and 403 where it is not given. */
  readonly refusedBy?: (status: number, noToken: boolean) => LampReason | null;
  readonly endOf?: (code: number) => LinkEnd;
}

/** Dials the WebSocket server of a peer, again and again, and lets the conversation have every connection. */
export function dialledConnector({ context, timers, url, conversation, refusedBy, endOf }: Dialled): Connector {
  const { account, log, random } = context;
  const socket = new ReconnectingSocket({
    ...{ url, timers, random, log, accountId: account.id },
    headers: account.token === null ? {} : { authorization: `Bearer ${account.token}` },
    opened: (link) => conversation.opened(link),
    unwelcome: (status) => {
      const why = (refusedBy ?? byToken)(status, account.token === null);
      if (why !== null) conversation.lamp.show('refused', why);
      else log.warn('upgrade-refused', { accountId: account.id, status });
    },
    ...(endOf === undefined ? {} : { endOf }),
    events: {
      frame: (link, bytes) => conversation.frame(link, bytes),
      overflow: () => conversation.overflow(),
      ended: (link, why) => conversation.ended(link, why),
    },
  });
  return {
    poster: conversation.poster,
    ...(conversation.fetchAgain === undefined ? {} : { fetchAgain: conversation.fetchAgain.bind(conversation) }),
    start: () => {
      conversation.lamp.show('connecting', 'connecting');
      socket.start();
    },
    stop: async () => {
      socket.stop();
      await conversation.stop();
    },
  };
}

/** The connector of an account whose address is none. */
export function withoutAddress(context: ConnectorContext): Connector {
  return { start: () => context.lamp('refused', 'bad-address'), stop: () => Promise.resolve() };
}

function byToken(status: number, noToken: boolean): LampReason | null {
  if (status !== 401 && status !== 403) return null;
  return noToken ? 'no-token' : 'wrong-token';
}

/** null where it is no address of a WebSocket; ws refuses a fragment. */
export function webSocketUrl(written: string | null): string | null {
  if (written === null || !URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') return null;
  url.hash = '';
  return url.href;
}
