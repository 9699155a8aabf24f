import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { portOf } from '../port-of.ts';
import type { ProtocolOptions, ProtocolServer } from '../protocol.ts';
import type { Seat } from '../seats.ts';
import type { Said } from '../world.ts';
import { answerResource } from './answer-resource.ts';
import { loginOf, messageEvent } from './frames.ts';

/** Events of one account a client may ask for again. */
const RESENT_AT_MOST = 2_000;
const CLOSE_WRONG_TOKEN = 4004;
const IDENTIFY_WITHIN_MS = 10_000;
const LARGEST_BODY = 1024 * 1024;

interface Client {
  readonly socket: WebSocket;
  isIdentified: boolean;
}

/**
 * Satori v1 for many accounts on one port: `/<own id>/v1/…` is one account, `/v1/…` the first. It resends what came after the
 * sequence a client names, as far as it remembers, and tells the history of each group.
 */
export async function openSatori(options: ProtocolOptions): Promise<ProtocolServer> {
  const lines = new Map(options.seats.map((seat) => [seat, new Line(seat, options)]));
  const server = createServer((request, response) => void serveResource(options, request, response));
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    const place = placeOf(request, options);
    const line = place?.method === 'events' ? lines.get(place.seat) : undefined;
    if (line === undefined) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    else sockets.handleUpgrade(request, socket, head, (opened) => line.serve(opened));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    port: portOf(server.address()),
    tell: (seat, said) => lines.get(seat)?.tell(said) ?? false,
    hangUp: (seat) => {
      for (const [owner, line] of lines) if (seat === null || seat === owner) line.hangUp();
    },
    waitingBytes: () => [...sockets.clients].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What one account tells its clients, and what it would tell again. */
class Line {
  readonly #seat: Seat;
  readonly #options: ProtocolOptions;
  readonly #clients = new Set<Client>();
  readonly #lately: { readonly sequence: number; readonly frame: string }[] = [];
  #sequence = 0;

  constructor(seat: Seat, options: ProtocolOptions) {
    this.#seat = seat;
    this.#options = options;
  }

  tell(said: Said): boolean {
    this.#sequence += 1;
    const frame = JSON.stringify({ op: 0, body: messageEvent(this.#seat, said, this.#sequence) });
    this.#lately.push({ sequence: this.#sequence, frame });
    if (this.#lately.length > RESENT_AT_MOST * 2) this.#lately.splice(0, RESENT_AT_MOST);
    let isHeard = false;
    for (const { socket, isIdentified } of this.#clients) {
      if (!isIdentified || socket.readyState !== socket.OPEN) continue;
      socket.send(frame);
      isHeard = true;
    }
    return isHeard;
  }

  serve(socket: WebSocket): void {
    const client: Client = { socket, isIdentified: false };
    const late = setTimeout(() => !client.isIdentified && socket.terminate(), IDENTIFY_WITHIN_MS);
    this.#clients.add(client);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearTimeout(late);
      this.#clients.delete(client);
    });
    socket.on('message', (data: Buffer) => this.#answer(client, data));
  }

  hangUp(): void {
    for (const { socket } of this.#clients) socket.terminate();
  }

  #answer(client: Client, data: Buffer): void {
    const { op, body } = readSignal(data);
    if (op === 1) client.socket.send('{"op":2}');
    if (op !== 3) return;
    const { token, sn } = body;
    if (this.#options.token !== null && token !== this.#options.token)
      return client.socket.close(CLOSE_WRONG_TOKEN, 'invalid token');
    client.isIdentified = true;
    client.socket.send(JSON.stringify({ op: 4, body: { logins: [loginOf(this.#seat)], proxy_urls: [] } }));
    if (typeof sn !== 'number') return;
    for (const { sequence, frame } of this.#lately) if (sequence > sn) client.socket.send(frame);
  }
}

function readSignal(data: Buffer): { readonly op: unknown; readonly body: Readonly<Record<string, unknown>> } {
  try {
    const signal = JSON.parse(data.toString('utf8')) as {
      op?: unknown;
      body?: Readonly<Record<string, unknown>>;
    } | null;
    return { op: signal?.op, body: signal?.body ?? {} };
  } catch {
    // Not JSON: nobody has asked for anything.
    return { op: undefined, body: {} };
  }
}

async function serveResource(
  options: ProtocolOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const end = (status: number, data: unknown = null): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 200 ? JSON.stringify(data) : '');
  };
  const place = placeOf(request, options);
  if (place === null) return end(404);
  if (options.token !== null && request.headers.authorization !== `Bearer ${options.token}`)
    return end(request.headers.authorization === undefined ? 401 : 403);
  if (request.method !== 'POST') return end(405);
  const params = await readBody(request);
  if (params === null) return end(400);
  const { status, data } = answerResource(options, place.seat, place.method, params);
  end(status, data);
}

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | null> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > LARGEST_BODY) return null;
  }
  try {
    return (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch {
    // Not JSON: a bad request.
    return null;
  }
}

function placeOf(request: IncomingMessage, { seats }: ProtocolOptions): { seat: Seat; method: string } | null {
  const match = /^(?:\/(\d+))?\/v1\/([a-z.]+)$/.exec((request.url ?? '').split('?', 1)[0] ?? '');
  if (match?.[2] === undefined) return null;
  const seat = match[1] === undefined ? seats[0] : seats.find(({ selfId }) => selfId === match[1]);
  return seat === undefined ? null : { seat, method: match[2] };
}
