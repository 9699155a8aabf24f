import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { Service } from './create-service.ts';
import { serveJsonLines } from './json-door.ts';

/**
 * Further desks of the training profile, for practising with several people and for journeys: each connection is a desk of its
 * own that speaks JSON lines as the headless door does and sits down with session.enter. Only the account that runs the console
 * reaches it, and a centre has none: there everybody comes through a window. Answers the way to close it.
 */
export async function openLocalDoor(service: Service, path: string): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    void attend(service, socket).finally(() => sockets.delete(socket));
  });
  // A console that was killed leaves its door standing; two consoles never share a folder, so it belongs to nobody.
  if (!isPipe(path)) rmSync(path, { force: true });
  await listening(server, path);
  if (!isPipe(path)) chmodSync(path, 0o600);
  return async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  };
}

async function attend(service: Service, socket: Socket): Promise<void> {
  const session = service.openSession({ role: 'console' });
  const stopper = new AbortController();
  const end = () => {
    stopper.abort();
    // Whatever the desk had in hand is free again.
    session.leave();
  };
  socket.on('error', end);
  socket.on('close', end);
  const { router } = service;
  const context = service.contextFor(session);
  await serveJsonLines({ router, context, input: socket, output: socket, signal: stopper.signal }).catch(
    () => undefined,
  );
  socket.end();
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });
}

/** Named pipes of Windows are no files. */
function isPipe(path: string): boolean {
  return path.startsWith('\\\\.\\pipe\\');
}
