import { WebSocket } from 'ws';
import type { Log } from '../log.ts';
import { Redial } from './redial.ts';
import { linkSocket, SOCKET_OPTIONS, type Link, type LinkEnd, type LinkEvents } from './socket-link.ts';
import type { Timers } from './timers.ts';

export interface ReconnectingSocketOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timers: Timers;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly accountId: string;
  readonly opened: (link: Link) => void;
  /** The peer answered the upgrade with this HTTP status instead of opening. */
  readonly unwelcome: (status: number) => void;
  readonly events: Omit<LinkEvents, 'confirmed'>;
  /** What the code of the peer's close frame means; any is 'disconnected' where this is not given. */
  readonly endOf?: (closeCode: number) => LinkEnd;
}

/** Dials a WebSocket server, again and again: one link at a time, and never one of an older attempt. */
export class ReconnectingSocket {
  readonly #options: ReconnectingSocketOptions;
  readonly #redial: Redial;
  #link: Link | null = null;
  #socket: WebSocket | null = null;

  constructor(options: ReconnectingSocketOptions) {
    this.#options = options;
    const { timers, random } = options;
    this.#redial = new Redial({ timers, random, dial: (isCurrent) => this.#dial(isCurrent) });
  }

  start(): void {
    this.#redial.start();
  }

  stop(): void {
    this.#redial.stop();
    this.#link?.end('stopped');
    this.#socket?.terminate();
    this.#link = null;
    this.#socket = null;
  }

  #dial(isCurrent: () => boolean): void {
    const { url, headers, timers, opened, unwelcome, log, accountId } = this.#options;
    let status: number | null = null;
    const socket = new WebSocket(url, { ...SOCKET_OPTIONS, headers, handshakeTimeout: 15_000, followRedirects: false });
    this.#socket = socket;
    socket.on('unexpected-response', (request, response) => {
      status = response.statusCode ?? 0;
      request.destroy();
      if (!isCurrent()) return;
      unwelcome(status);
      this.#redial.later(status === 401 || status === 403);
    });
    socket.on('error', (error: Error & { code?: string }) => {
      if (isCurrent()) log.warn('socket-error', { accountId, code: error.code ?? error.name });
      // Without a link nobody else hears that this attempt is over.
      if (isCurrent() && this.#link === null && status === null) this.#redial.later(false);
    });
    socket.on('open', () => {
      if (!isCurrent()) return socket.terminate();
      this.#link = linkSocket(socket, true, timers, this.#events(isCurrent), this.#options.endOf);
      opened(this.#link);
    });
  }

  #events(isCurrent: () => boolean): LinkEvents {
    const { events } = this.#options;
    return {
      frame: (link, bytes) => events.frame(link, bytes),
      overflow: (link) => events.overflow(link),
      confirmed: () => this.#redial.confirmed(),
      ended: (link, why) => {
        events.ended(link, why);
        if (!isCurrent()) return;
        this.#link = null;
        this.#redial.later(isRefusal(why));
      },
    };
  }
}

/** Whether an end is a refusal: somebody has to change something before it is worth asking again. */
export function isRefusal(why: LinkEnd): boolean {
  return why === 'wrong-token' || why === 'wrong-account';
}
