import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDesk, type Client, type Desk } from './a-desk.ts';
import { openStore } from './store/open.ts';

let desk: Desk;
const hangUp: (() => void)[] = [];
beforeEach(async () => {
  desk = await aDesk();
});
afterEach(async () => {
  for (const close of hangUp.splice(0)) close();
  await desk.close();
});

/** A window: a port to the service and a client on the other end. */
function aWindow(role: 'console' | 'wall'): Client {
  const { port1, port2 } = new MessageChannel();
  hangUp.push(() => port2.close());
  desk.service.serve(port1, desk.service.openSession({ role }));
  // Made of the contract, so it has the calls of the contract.
  return createORPCClient(new RPCLink({ port: port2 })) as unknown as Client;
}

describe('the service', () => {
  it('serves a console and a wall over ports, each in its own role', async () => {
    const [console, wall] = [aWindow('console'), aWindow('wall')];
    const refused = await wall.inbox
      .counts({})
      .catch((error: { code: string; data: unknown }) => [error.code, error.data]);
    expect({
      console: (await console.session.who({})).person?.name,
      wall: (await wall.session.who({})).person,
      refused,
    }).toEqual({ console: '李巡', wall: null, refused: ['not-allowed', { permission: 'message.read' }] });
  });

  it('tells one window what another has changed', async () => {
    const [one, other] = [aWindow('console'), aWindow('console')];
    const notices = await one.system.changes({});
    await notices.next();
    const messageIds = [...(await desk.hear(['一句话']))];
    await other.triage.dismiss({ commandId: desk.newCommand(), messageIds });
    let heard: readonly string[] = [];
    for await (const { entities } of notices) {
      heard = [...heard, ...entities];
      if (heard.includes('message')) break;
    }
    expect(heard).toContain('message');
  });

  it('keeps everything over a restart', async () => {
    const messageIds = await desk.hear(['第一句', '第二句']);
    await desk.script.triage.dismiss({ commandId: desk.newCommand(), messageIds: [...messageIds].slice(0, 1) });
    const before = await desk.script.inbox.counts({});
    desk = await desk.reopen();
    expect(await desk.script.inbox.counts({})).toEqual(before);
  });

  it('lets nobody else open its store while it runs', async () => {
    const second = openStore({ file: `${desk.folder}/console.db`, key: '5e'.repeat(32), clock: { now: desk.now } });
    await expect(second).rejects.toMatchObject({ reason: 'in-use' });
  });

  it('logs no word of what villagers say', async () => {
    await desk.hear(['这句话不该在日志里']);
    await desk.script.inbox.counts({});
    expect(JSON.stringify(desk.logged)).not.toContain('这句话');
  });

  it('answers a fault with an id, and logs where it was but not what was said', async () => {
    const { service } = desk;
    await service.close();
    const failed = await desk.script.inbox
      .counts({})
      .catch((error: { code: string; data: { correlationId: string } }) => error);
    const logged = desk.logged.find(({ event }) => event === 'call-failed');
    expect([failed, logged?.fields['call']]).toMatchObject([
      {
        code: 'INTERNAL_SERVER_ERROR',
        message: 'The service has a fault.',
        data: { correlationId: logged?.fields['correlationId'] },
      },
      'inbox.counts',
    ]);
  });
});

describe('a training service with a history', () => {
  it('has weeks of issues in every state', async () => {
    const past = await aDesk({ historyWeeks: 3 });
    const counts = await past.script.issues.counts({});
    const states = past.db
      .all<{ state: string }>('SELECT DISTINCT state FROM issues ORDER BY state')
      .map(({ state }) => state);
    const told = await past.script.session.who({});
    await past.close();
    expect([counts.all > 500, counts.open > 20, states.length >= 5, told.kind === 'training']).toEqual([
      true,
      true,
      true,
      true,
    ]);
  }, 60_000);
});
