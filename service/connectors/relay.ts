import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** For tests: the socket of a gateway and that of a console, each told what the other says, and a line between them that can be cut. */
export class Relay {
  readonly #gateway: WebSocket;
  readonly #console: WebSocket;

  constructor(gateway: WebSocket, console: WebSocket) {
    this.#gateway = gateway;
    this.#console = console;
    for (const [one, other] of [
      [gateway, console],
      [console, gateway],
    ] as const) {
      const waiting: string[] = [];
      one.on('message', (data: Buffer) => {
        if (other.readyState === WebSocket.OPEN) other.send(data.toString('utf8'));
        else waiting.push(data.toString('utf8'));
      });
      other.on('open', () => {
        for (const text of waiting.splice(0)) other.send(text);
      });
      one.on('error', () => undefined);
      one.on('close', () => other.terminate());
    }
  }

  /** Resolves when the console has read everything the gateway has said so far. */
  async settled(): Promise<void> {
    for (const socket of [this.#gateway, this.#console]) {
      const answered = once(socket, 'pong');
      socket.ping();
      await answered;
    }
  }

  cut(): void {
    this.#gateway.terminate();
    this.#console.terminate();
  }
}

/** For tests: a line to a gateway that the console dials; the newest connection is the one that counts. */
export async function openRelay(gatewayPort: number) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  let newest: Relay | null = null;
  server.on('connection', (near, { url = '/', headers: { authorization } }) => {
    const headers = authorization === undefined ? {} : { authorization };
    newest = new Relay(new WebSocket(`ws://127.0.0.1:${gatewayPort}${url}`, { headers }), near);
  });
  await once(server, 'listening');
  return {
    // A TCP server that listens has an address with a port.
    port: (server.address() as AddressInfo).port,
    newest: () => newest,
    close: async () => {
      newest?.cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** For tests: a gateway that dials in at a console, by the way of its protocol; resolves when it has been let in. */
export async function dialIn(
  gatewayAddress: { readonly url: string; readonly token: string | null },
  door: { readonly url: string; readonly protocol?: string; readonly headers: Readonly<Record<string, string>> },
): Promise<Relay> {
  const { url, token } = gatewayAddress;
  const gateway = new WebSocket(url, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });
  const console = new WebSocket(door.url, door.protocol ?? [], { headers: door.headers });
  const relay = new Relay(gateway, console);
  await Promise.all([once(gateway, 'open'), once(console, 'open')]);
  return relay;
}
