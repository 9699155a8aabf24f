import type { IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { portOf } from '../port-of.ts';
import type { ProtocolOptions, ProtocolServer } from '../protocol.ts';
import type { Seat } from '../seats.ts';
import { answerCall, seatOf } from './answer-call.ts';
import { messageEvent, metaEvent, statusOf, VERSION } from './frames.ts';

interface Client {
  readonly socket: WebSocket;
  readonly seats: readonly Seat[];
}

const HEARTBEAT_MS = 5_000;

/**
 * OneBot 12 over a forward WebSocket: `/` speaks for every account on one socket, `/<own id>` for one. A token that is missing or
 * wrong is refused with 401 before the upgrade.
 */
export async function openOneBot12(options: ProtocolOptions): Promise<ProtocolServer> {
  const clients = new Set<Client>();
  const server = new WebSocketServer({
    port: options.port,
    host: '127.0.0.1',
    perMessageDeflate: false,
    verifyClient: ({ req }, done) => {
      const isKnown = seatsOf(req, options).length > 0;
      done(isKnown && isWelcome(req, options.token), isKnown ? 401 : 404);
    },
  });
  server.on('connection', (socket, request) => {
    const client: Client = { socket, seats: seatsOf(request, options) };
    clients.add(client);
    socket.on('close', () => clients.delete(client));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data: Buffer) => serveCall(options, client, data));
    const now = options.now();
    socket.send(JSON.stringify(metaEvent(now, { detail_type: 'connect', version: VERSION })));
    socket.send(JSON.stringify(metaEvent(now, { detail_type: 'status_update', status: statusOf(client.seats) })));
  });
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const beat = setInterval(() => {
    const frame = JSON.stringify(metaEvent(options.now(), { detail_type: 'heartbeat', interval: HEARTBEAT_MS }));
    for (const { socket } of clients) socket.send(frame);
  }, HEARTBEAT_MS);
  return {
    port: portOf(server.address()),
    tell: (seat, said) => {
      const listening = [...clients].filter(
        ({ seats, socket }) => seats.includes(seat) && socket.readyState === socket.OPEN,
      );
      const frame = listening.length === 0 ? '' : JSON.stringify(messageEvent(seat, said));
      for (const { socket } of listening) socket.send(frame);
      return listening.length > 0;
    },
    hangUp: (seat) => {
      for (const { socket, seats } of clients) if (seat === null || seats.includes(seat)) socket.terminate();
    },
    waitingBytes: () => [...clients].reduce((sum, { socket }) => sum + socket.bufferedAmount, 0),
    close: () =>
      new Promise((resolve) => {
        clearInterval(beat);
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
}

function serveCall(options: ProtocolOptions, { socket, seats }: Client, data: Buffer): void {
  const call = readCall(data);
  const { retcode, data: answered } =
    call === null
      ? { retcode: 10_001, data: null }
      : answerCall(options, seats, seatOf(seats, call.self), call.action, call.params);
  const status = retcode === 0 ? 'ok' : 'failed';
  socket.send(JSON.stringify({ status, retcode, data: answered, message: '', echo: call?.echo ?? '' }));
}

interface Call {
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly echo: unknown;
  readonly self: unknown;
}

function readCall(data: Buffer): Call | null {
  try {
    const call = JSON.parse(data.toString('utf8')) as Readonly<Record<string, unknown>> | null;
    if (typeof call?.['action'] !== 'string') return null;
    const params = (call['params'] ?? {}) as Readonly<Record<string, unknown>>;
    return { action: call['action'], params, echo: call['echo'], self: call['self'] };
  } catch {
    // Not JSON: the caller is told 10001.
    return null;
  }
}

function seatsOf(request: IncomingMessage, { seats }: ProtocolOptions): readonly Seat[] {
  const id = (request.url ?? '/').split('?', 1)[0]?.replaceAll('/', '') ?? '';
  return id === '' ? seats : seats.filter(({ selfId }) => selfId === id);
}

function isWelcome(request: IncomingMessage, token: string | null): boolean {
  if (token === null) return true;
  const header = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return (header ?? new URL(request.url ?? '/', 'http://localhost').searchParams.get('access_token')) === token;
}
