import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { OP } from './wire.ts';

/** A message as message.list tells it. */
export interface ListedMessage {
  readonly id: string;
  readonly content: string;
  readonly created_at: number;
  readonly user: { readonly id: string; readonly name: string };
}

const LOGIN = { sn: 1, platform: 'wechat', adapter: 'scripted', status: 1, user: { id: 'wxid_me', name: '监看一号' } };
const GROUP = { id: '1@chatroom', name: '幸福村' };

/** For tests: a Satori server of one group that resends nothing, and tells what was said only where it keeps a history. */
export class ScriptedSatori {
  static readonly selfId = LOGIN.user.id;
  /** What message.list tells, oldest first; null: it has no such method. */
  history: readonly ListedMessage[] | null = null;
  /** The pages message.list was asked for. */
  listed = 0;
  /** Messages on a page. */
  page = 50;
  readonly #sockets = new Set<WebSocket>();
  #sequence = 0;

  async listen(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
    const http = createServer((request, response) => void this.#serve(request, response));
    const upgrader = new WebSocketServer({ server: http, path: '/v1/events' });
    upgrader.on('connection', (socket) => this.#greet(socket));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    // A TCP server that listens has an address with a port.
    const { port } = http.address() as AddressInfo;
    const close = () =>
      new Promise<void>((resolve) => {
        this.cut();
        http.closeAllConnections();
        http.close(() => resolve());
      });
    return { url: `http://127.0.0.1:${port}`, close };
  }

  /** Somebody says something in the group; who listens hears it. */
  say(content: string, at: number): ListedMessage {
    this.#sequence += 1;
    const user = { id: 'wxid_a', name: '甲' };
    const message = { id: `m${this.#sequence}`, content, created_at: at };
    const event = { sn: this.#sequence, type: 'message-created', timestamp: at, login: LOGIN, user, message };
    const frame = JSON.stringify({ op: OP.event, body: { ...event, channel: { ...GROUP, type: 0 }, guild: GROUP } });
    for (const socket of this.#sockets) socket.send(frame);
    return { ...message, user };
  }

  cut(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.#sockets.clear();
  }

  #greet(socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('message', (data: Buffer) => {
      const { op } = JSON.parse(data.toString('utf8')) as { readonly op: number };
      if (op === OP.ping) socket.send(JSON.stringify({ op: OP.pong }));
      if (op !== OP.identify) return;
      this.#sockets.add(socket);
      socket.send(JSON.stringify({ op: OP.ready, body: { logins: [LOGIN] } }));
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) body += chunk;
    const params = JSON.parse(body) as { readonly next?: string };
    const answer = this.#answer((request.url ?? '').replace('/v1/', ''), params.next);
    response.writeHead(answer === null ? 404 : 200, { 'content-type': 'application/json' });
    response.end(answer === null ? '' : JSON.stringify(answer));
  }

  #answer(method: string, next: string | undefined): object | null {
    if (method === 'login.get') return LOGIN;
    if (method === 'guild.list') return { data: [GROUP] };
    if (method !== 'message.list' || this.history === null) return null;
    this.listed += 1;
    const end = next === undefined ? this.history.length : Number(next);
    const start = Math.max(0, end - this.page);
    const data = this.history.slice(start, end);
    return start === 0 ? { data } : { data, prev: String(start) };
  }
}
