import { createHmac } from 'node:crypto';
import type { Log } from '../log.ts';
import { createPostDoor } from './post-door.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** For tests: the post door on a real port of this machine. */
export async function openPostDoor() {
  const quiet = (): undefined => undefined;
  const log: Log = { info: quiet, warn: quiet, error: quiet };
  const door = createPostDoor(log);
  const server = createServer((request, response) => door.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    door,
    url: `http://127.0.0.1:${port}/`,
    post: async (
      path: string,
      body: string | Uint8Array<ArrayBuffer>,
      headers: Readonly<Record<string, string>> = {},
    ) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers });
      return { status: answer.status, words: await answer.text() };
    },
    get: async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status,
    getText: async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: answer.status, words: await answer.text() };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** For tests: the headers of a signed webhook post, signed by hand from docs/webhook.md. */
export function signedHeaders(secret: string, body: string | Uint8Array, at: number, nonce: string) {
  const signature = createHmac('sha256', secret).update(`${at}.${nonce}.`).update(body).digest('hex');
  return { 'x-timestamp': String(at), 'x-nonce': nonce, 'x-signature': `sha256=${signature}` };
}
