import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Log } from '../log.ts';
import { createPostDoor, tokenOf, type PostDoor } from './post-door.ts';
import { isSameSecret } from './posted-account.ts';
import { linkSocket, SOCKET_OPTIONS, type Link, type LinkEvents } from './socket-link.ts';
import type { Timers } from './timers.ts';

/** An account that waits for its peer to dial in. */
export interface ReverseGuest {
  /** The path that is this account's alone; null where its peer names it by X-Self-ID on the path all share. */
  readonly path: string | null;
  readonly selfId: string;
  /** null lets anybody on this machine in who names the place. */
  readonly token: string | null;
  readonly opened: (link: Link) => void;
  /** Somebody named this account with no token, or with a wrong one, and was turned away. */
  readonly turnedAway: (why: 'no-token' | 'wrong-token') => void;
  readonly events: LinkEvents;
}

/** One server on 127.0.0.1 for all accounts whose peers dial in: WebSockets and posts. */
export interface ReverseServer {
  readonly port: number;
  /** Answers the way to leave; null where another account waits at the same place. */
  attach(guest: ReverseGuest): (() => void) | null;
  /** Where the accounts whose peers post one request for each event wait. */
  readonly posts: PostDoor;
  close(): Promise<void>;
}

export interface ReverseServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly timers: Timers;
  readonly log: Log;
}

/** Where peers of OneBot 11 dial in, each naming its account. */
const SHARED_PATHS: ReadonlySet<string> = new Set(['/', '/onebot/v11/ws']);
const MOST_CONNECTIONS = 500;

/** Listens; rejects where the port is taken. */
export async function openReverseServer({ port, timers, log }: ReverseServerOptions): Promise<ReverseServer> {
  const guests = new Map<string, ReverseGuest>();
  const upgrader = new WebSocketServer({ ...SOCKET_OPTIONS, noServer: true });
  const posts = createPostDoor(log);
  const http = createServer((request, response) => posts.answer(request, response));
  // A peer that opens a connection and says nothing gives its place to others.
  http.headersTimeout = 10_000;
  http.requestTimeout = 30_000;
  http.maxConnections = MOST_CONNECTIONS;
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const caller = identify(request, guests);
    if (caller.kind === 'lost') return turnAway(socket, 404);
    if (caller.kind === 'refused') {
      log.warn('reverse-turned-away', { selfId: caller.guest.selfId, why: caller.why });
      caller.guest.turnedAway(caller.why);
      return turnAway(socket, caller.why === 'no-token' ? 401 : 403);
    }
    upgrader.handleUpgrade(request, socket, head, (opened) => {
      if (caller.kind === 'stranger') return sendAway(opened, caller.why);
      const { guest, canCall } = caller;
      guest.opened(linkSocket(opened, canCall, timers, guest.events));
    });
  });
  await listen(http, port);
  http.on('error', (error) => log.error('reverse-server-failed', { error: error.name }));
  return {
    // A TCP server that listens has an address with a port.
    port: (http.address() as AddressInfo).port,
    posts,
    attach: (guest) => {
      const place = placeOf(guest.path, guest.selfId);
      if (guests.has(place)) return null;
      guests.set(place, guest);
      return () => {
        if (guests.get(place) === guest) guests.delete(place);
      };
    },
    close: () => hangUp(http, upgrader),
  };
}

/** Who asks to be let in. */
type Caller =
  | { readonly kind: 'lost' }
  | { readonly kind: 'stranger'; readonly why: string }
  | { readonly kind: 'refused'; readonly guest: ReverseGuest; readonly why: 'no-token' | 'wrong-token' }
  | { readonly kind: 'expected'; readonly guest: ReverseGuest; readonly canCall: boolean };

function identify(request: IncomingMessage, guests: ReadonlyMap<string, ReverseGuest>): Caller {
  const address = addressOf(request.url ?? '/');
  if (address === null) return { kind: 'lost' };
  const path = address.pathname.replace(/(?<=.)\/$/, '');
  const isShared = SHARED_PATHS.has(path);
  const guest = guests.get(placeOf(isShared ? null : path, header(request, 'x-self-id') ?? ''));
  if (guest === undefined) return isShared ? { kind: 'stranger', why: 'unknown X-Self-ID' } : { kind: 'lost' };
  const verdict = judge(guest.token, tokenOf(request.headers, address.searchParams));
  if (verdict !== 'welcome') return { kind: 'refused', guest, why: verdict };
  const role = header(request, 'x-client-role')?.toLowerCase();
  // A connection for calls only brings no events; the peer must be set to one connection for both.
  if (role === 'api') return { kind: 'stranger', why: 'use a Universal connection' };
  return { kind: 'expected', guest, canCall: role !== 'event' };
}

function placeOf(path: string | null, selfId: string): string {
  return path === null ? `id ${selfId}` : `path ${path}`;
}

/** The standard refuses an unknown id on the open socket, so that the peer can read the code. */
function sendAway(socket: WebSocket, why: string): void {
  socket.on('error', () => socket.terminate());
  socket.close(1008, why);
}

function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      http.removeListener('error', reject);
      resolve();
    });
  });
}

function hangUp(http: Server, upgrader: WebSocketServer): Promise<void> {
  return new Promise((resolve) => {
    for (const client of upgrader.clients) client.terminate();
    http.close(() => resolve());
    http.closeAllConnections();
  });
}

/** null for what is no path, such as `//`. */
function addressOf(path: string): URL | null {
  return URL.canParse(path, 'http://localhost') ? new URL(path, 'http://localhost') : null;
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value.trim() : null;
}

function judge(expected: string | null, given: string | null): 'welcome' | 'no-token' | 'wrong-token' {
  if (expected === null) return 'welcome';
  if (given === null || given === '') return 'no-token';
  return isSameSecret(expected, given) ? 'welcome' : 'wrong-token';
}

function turnAway(socket: Duplex, status: 401 | 403 | 404): void {
  const words = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' }[status];
  socket.end(`HTTP/1.1 ${status} ${words}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
