import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

type Answer = (params: Readonly<Record<string, unknown>>) => object;

/** For tests: the other side of a OneBot 11 socket, which answers calls by a table and says what it is told to say. */
export class ScriptedPeer {
  readonly calls: { readonly action: string; readonly params: Readonly<Record<string, unknown>> }[] = [];
  readonly answers: Record<string, Answer> = {
    get_login_info: () => ok({ user_id: 10001, nickname: '一号机' }),
    get_version_info: () => ok({ app_name: 'NapCat.Onebot', app_version: '4.8.0' }),
    get_group_list: () => ok([{ group_id: 92001, group_name: '幸福村', member_count: 321 }]),
  };
  /** Every socket it ever had, the newest last. */
  readonly sockets: WebSocket[] = [];
  readonly headers: Readonly<Record<string, unknown>>[] = [];
  /** Said to whoever connects, before anything else. */
  greeting: readonly string[] = [];

  get socket(): WebSocket {
    const newest = this.sockets.at(-1);
    if (newest === undefined) throw new Error('The peer has no connection.');
    return newest;
  }

  /** Dials a reverse server; answers the HTTP status that refused it, or the socket. */
  dial(url: string, headers: Readonly<Record<string, string>>): Promise<WebSocket | number> {
    const socket = new WebSocket(url, { headers });
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      });
      this.#serve(socket);
      socket.on('open', () => resolve(socket));
    });
  }

  /** Listens as a forward server; `token` refuses others by HTTP, as go-cqhttp does. */
  async listen(token: string | null = null): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
    const server = new WebSocketServer({
      port: 0,
      host: '127.0.0.1',
      verifyClient: ({ req }, done) => done(token === null || req.headers.authorization === `Bearer ${token}`, 403),
    });
    server.on('connection', (socket, request) => {
      this.headers.push(request.headers);
      this.#serve(socket);
      for (const line of this.greeting) socket.send(line);
    });
    await new Promise((resolve) => server.once('listening', resolve));
    const close = () =>
      new Promise<void>((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      });
    return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, close };
  }

  say(frame: object | string | Uint8Array): void {
    const isBytes = typeof frame === 'string' || frame instanceof Uint8Array;
    // As text frames, whatever the bytes are.
    this.socket.send(isBytes ? frame : JSON.stringify(frame), { binary: false });
  }

  /** A call that is never answered. */
  static silent: Answer = () => ({ never: true });

  #serve(socket: WebSocket): void {
    this.sockets.push(socket);
    socket.on('message', (data: Buffer) => {
      const { action, params, echo } = JSON.parse(data.toString('utf8')) as {
        action: string;
        params: Record<string, unknown>;
        echo: string;
      };
      this.calls.push({ action, params });
      const answer = (this.answers[action] ?? (() => failed(1404)))(params);
      if (!('never' in answer)) socket.send(JSON.stringify({ ...answer, echo }));
    });
  }
}

export function ok(data: unknown): object {
  return { status: 'ok', retcode: 0, data };
}

export function failed(retcode: number): object {
  return { status: 'failed', retcode, data: null };
}

/** A group message event as most peers send it. */
export function aGroupMessage(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    time: 1767225600,
    self_id: 10001,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: -183,
    group_id: 92001,
    user_id: 2853000001,
    message: [{ type: 'text', data: { text: '路灯坏了' } }],
    raw_message: '路灯坏了',
    sender: { card: '一组甲', nickname: '甲', role: 'member' },
    ...fields,
  };
}
