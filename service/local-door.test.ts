import { statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aDesk, type Desk } from './a-desk.ts';
import { openLocalDoor } from './local-door.ts';

let desk: Desk;
let place: string;
let close: () => Promise<void>;
beforeEach(async () => {
  desk = await aDesk();
  place =
    process.platform === 'win32' ? String.raw`\\.\pipe\desks-${process.pid}` : path.join(desk.folder, 'desks.sock');
  close = await openLocalDoor(desk.service, place);
});
afterEach(async () => {
  await close();
  await desk.close();
});

/** Asks one thing after the other over one connection. */
function askAt(socket: Socket): (call: string, input: unknown) => Promise<unknown> {
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  return async (call, input) => {
    socket.write(`${JSON.stringify({ id: 1, call, input })}\n`);
    const { value } = await lines.next();
    const { output, failure } = JSON.parse(String(value)) as { output?: unknown; failure?: { code: string } };
    return failure?.code ?? output;
  };
}

it('gives each connection a desk of its own, whose claims end with it', async () => {
  const [id] = await desk.hear(['路断了']);
  const { people } = await desk.script.session.people({});
  const wang = people.find(({ role }) => role === 'dispatcher');
  const sockets = [connect(place), connect(place)] as const;
  const [li, other] = [askAt(sockets[0]), askAt(sockets[1])];
  await other('session.enter', { operatorId: wang?.id });
  await other('inbox.claim', { ids: [id] });
  const seen = (await li('inbox.claims', {})) as { claims: { personName: string }[] };
  const refused = await li('triage.dismiss', { commandId: desk.newCommand(), messageIds: [id] });
  sockets[1].end();
  await new Promise((closed) => sockets[1].on('close', closed));
  const done = (await li('triage.dismiss', { commandId: desk.newCommand(), messageIds: [id] })) as object;
  sockets[0].end();
  expect([seen.claims.map(({ personName }) => personName), refused, 'commandId' in done]).toEqual([
    ['王督'],
    'claimed',
    true,
  ]);
});

it('opens to the account that runs the console and to nobody else', () => {
  // A named pipe of Windows has no mode; its own rules keep others out.
  expect(process.platform === 'win32' ? 0o600 : statSync(place).mode & 0o777).toBe(0o600);
});
