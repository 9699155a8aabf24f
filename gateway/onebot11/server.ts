import type { IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { portOf } from '../port-of.ts';
import type { ProtocolOptions, ProtocolServer } from '../protocol.ts';
import type { Seat } from '../seats.ts';
import { answerCall } from './answer-call.ts';
import { heartbeatEvent, lifecycleEvent, messageEvent } from './frames.ts';

interface Client {
  readonly socket: WebSocket;
  readonly seat: Seat;
  /** `/api` takes calls only, `/event` tells only, `/` does both. */
  readonly takesCalls: boolean;
  readonly hears: boolean;
}

const HEARTBEAT_MS = 5_000;

/**
 * OneBot 11 over a forward WebSocket for many accounts on one port: `/<own id>` with `/event` and `/api` below it, or `/` for
 * the first account. A wrong token is refused before the upgrade, 401 where there is none and 403 where it is another.
 */
export async function openOneBot11(options: ProtocolOptions): Promise<ProtocolServer> {
  const server = new WebSocketServer({
    port: options.port,
    host: '127.0.0.1',
    perMessageDeflate: false,
    verifyClient: ({ req }, done) => {
      const status = placeOf(req, options) === null ? 404 : judgeToken(req, options.token);
      done(status === 0, status === 0 ? undefined : status);
    },
  });
  const clients = new Map<Seat, Set<Client>>(options.seats.map((seat) => [seat, new Set()]));
  const tell = (seat: Seat, frame: string): boolean => {
    let isHeard = false;
    for (const { socket, hears } of clients.get(seat) ?? []) {
      if (!hears || socket.readyState !== socket.OPEN) continue;
      socket.send(frame);
      isHeard = true;
    }
    return isHeard;
  };
  server.on('connection', (socket, request) => {
    const place = placeOf(request, options);
    if (place === null) return socket.terminate();
    const client: Client = { socket, ...place };
    clients.get(client.seat)?.add(client);
    socket.on('close', () => clients.get(client.seat)?.delete(client));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data: Buffer) => client.takesCalls && serveCall(options, client, data));
    if (client.hears) socket.send(JSON.stringify(lifecycleEvent(client.seat, options.now())));
  });
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const beat = setInterval(() => {
    for (const seat of options.seats) tell(seat, JSON.stringify(heartbeatEvent(seat, options.now(), HEARTBEAT_MS)));
  }, HEARTBEAT_MS);
  return {
    port: portOf(server.address()),
    tell: (seat, said) => tell(seat, JSON.stringify(messageEvent(seat, said))),
    hangUp: (seat) => {
      for (const [owner, sockets] of clients)
        if (seat === null || seat === owner) for (const { socket } of sockets) socket.terminate();
    },
    waitingBytes: () => {
      let bytes = 0;
      for (const { bufferedAmount } of server.clients) bytes += bufferedAmount;
      return bytes;
    },
    close: () =>
      new Promise((resolve) => {
        clearInterval(beat);
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
}

function serveCall(options: ProtocolOptions, { socket, seat }: Client, data: Buffer): void {
  const call = readCall(data);
  if (call === null) {
    socket.send(JSON.stringify({ status: 'failed', retcode: 1400, data: null, message: 'bad request', echo: null }));
    return;
  }
  const { retcode, data: answered } = answerCall(options, seat, call.action, call.params);
  const status = retcode === 0 ? 'ok' : 'failed';
  socket.send(JSON.stringify({ status, retcode, data: answered, message: '', wording: '', echo: call.echo }));
}

function readCall(data: Buffer): { action: string; params: Readonly<Record<string, unknown>>; echo: unknown } | null {
  try {
    const call = JSON.parse(data.toString('utf8')) as Readonly<Record<string, unknown>> | null;
    if (typeof call?.['action'] !== 'string') return null;
    const params = (call['params'] ?? {}) as Readonly<Record<string, unknown>>;
    return { action: call['action'], params, echo: call['echo'] ?? null };
  } catch {
    // Not JSON: the caller is told 1400.
    return null;
  }
}

function placeOf(request: IncomingMessage, { seats }: ProtocolOptions): Omit<Client, 'socket'> | null {
  const parts =
    (request.url ?? '/')
      .split('?', 1)[0]
      ?.split('/')
      .filter((part) => part !== '') ?? [];
  const role = parts.at(-1) === 'event' || parts.at(-1) === 'api' ? parts.pop() : null;
  const seat = parts.length === 0 ? seats[0] : seats.find(({ selfId }) => selfId === parts[0]);
  if (seat === undefined || parts.length > 1) return null;
  return { seat, takesCalls: role !== 'event', hears: role !== 'api' };
}

/** 0 where the token fits, otherwise the status that refuses it. */
function judgeToken(request: IncomingMessage, token: string | null): number {
  if (token === null) return 0;
  const header = /^(?:Bearer|Token)\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const given = header ?? new URL(request.url ?? '/', 'http://localhost').searchParams.get('access_token');
  if (given === null || given === undefined) return 401;
  return given === token ? 0 : 403;
}
