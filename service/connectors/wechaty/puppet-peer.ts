import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { log } from 'wechaty-puppet';
import { mock, PuppetMock } from 'wechaty-puppet-mock';

interface PuppetServer {
  start(): Promise<void>;
  stop(): Promise<void>;
}

type PuppetServerClass = new (options: {
  readonly endpoint: string;
  readonly puppet: PuppetMock;
  readonly token: string;
  readonly tls: { readonly disable: true };
}) => PuppetServer;

/** Only the server of the package is loaded: its client brings a database and a store nobody here needs. */
const SERVER = new URL(
  '../../../node_modules/wechaty-puppet-service/dist/esm/src/server/puppet-server.js',
  import.meta.url,
);

export const TOKEN = 'insecure_geheim';

/** For tests: Wechaty's own PuppetServer with its mock puppet, behind a line that can be cut. */
export async function openPuppetPeer() {
  log.level('silent');
  const { PuppetServer } = (await import(SERVER.href)) as { PuppetServer: PuppetServerClass };
  const mocker = new mock.Mocker();
  const puppet = new PuppetMock({ mocker });
  const behind = await freePort();
  const endpoint = `127.0.0.1:${behind}`;
  const server = new PuppetServer({ endpoint, puppet, token: TOKEN, tls: { disable: true } });
  await server.start();
  const line = await openLine(behind);
  return {
    ...{ mocker, puppet, address: `127.0.0.1:${line.port}` },
    /** Cuts every connection; new ones are welcome. */
    cut: line.cut,
    close: async () => {
      await line.close();
      await server.stop();
    },
  };
}

async function openLine(port: number) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  // A TCP server that listens has an address with a port.
  const { port: near } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      cut();
    });
  return { port: near, cut, close };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
