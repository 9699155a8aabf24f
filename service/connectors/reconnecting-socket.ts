import { WebSocket } from 'ws';
import type { Log } from '../log.ts';
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

const SHORTEST_MS = 1_000;
const LONGEST_MS = 60_000;
/** Between two attempts with a token that was refused: knocking faster looks like guessing. */
const AFTER_REFUSAL_MS = 5 * 60_000;

/**
 * Dials, and dials again: after 1–60 s with full jitter, the ceiling doubling until a peer has confirmed itself; after a refusal
 * slowly. Each attempt has a generation; what belongs to an older one can neither speak nor dial.
 */
export class ReconnectingSocket {
  readonly #options: ReconnectingSocketOptions;
  #generation = 0;
  #attempt = 0;
  #isRefused = false;
  #isStopped = true;
  #link: Link | null = null;
  #socket: WebSocket | null = null;
  #cancelDial: () => void = () => undefined;

  constructor(options: ReconnectingSocketOptions) {
    this.#options = options;
  }

  start(): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    this.#dial();
  }

  stop(): void {
    this.#isStopped = true;
    this.#generation += 1;
    this.#cancelDial();
    this.#link?.end('stopped');
    this.#socket?.terminate();
    this.#link = null;
    this.#socket = null;
  }

  #dial(): void {
    const generation = (this.#generation += 1);
    const isCurrent = (): boolean => generation === this.#generation;
    const { url, headers, timers, opened, unwelcome, log, accountId } = this.#options;
    let status: number | null = null;
    const socket = new WebSocket(url, { ...SOCKET_OPTIONS, headers, handshakeTimeout: 15_000, followRedirects: false });
    this.#socket = socket;
    socket.on('unexpected-response', (request, response) => {
      status = response.statusCode ?? 0;
      request.destroy();
      if (!isCurrent()) return;
      this.#isRefused = status === 401 || status === 403;
      unwelcome(status);
      this.#dialLater();
    });
    socket.on('error', (error: Error & { code?: string }) => {
      if (isCurrent()) log.warn('socket-error', { accountId, code: error.code ?? error.name });
      // Without a link nobody else hears that this attempt is over.
      if (isCurrent() && this.#link === null && status === null) this.#dialLater();
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
      confirmed: () => {
        this.#attempt = 0;
        this.#isRefused = false;
      },
      ended: (link, why) => {
        events.ended(link, why);
        if (!isCurrent()) return;
        this.#link = null;
        this.#isRefused = isRefusal(why);
        this.#dialLater();
      },
    };
  }

  #dialLater(): void {
    this.#generation += 1;
    if (this.#isStopped) return;
    const { timers, random } = this.#options;
    this.#cancelDial();
    this.#cancelDial = timers.after(delayBefore(this.#attempt, this.#isRefused, random()), () => this.#dial());
    this.#attempt += 1;
  }
}

function isRefusal(why: LinkEnd): boolean {
  return why === 'wrong-token' || why === 'wrong-account';
}

/** How long to wait before attempt n (0 = first retry), ms; `chance` in [0, 1). */
export function delayBefore(attempt: number, isRefused: boolean, chance: number): number {
  if (isRefused) return AFTER_REFUSAL_MS + Math.round(chance * AFTER_REFUSAL_MS);
  const ceiling = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(attempt + 1, 16));
  return SHORTEST_MS + Math.round(chance * (ceiling - SHORTEST_MS));
}
