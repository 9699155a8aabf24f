import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, expect, test } from 'vitest';
import { units } from '../../contract/catalog.ts';
import { ServiceLink } from './service-link.ts';

const contract = { units };
const os = implement(contract);
const open: MessagePort[] = [];

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** One end of a channel whose other end answers every call with `answer`. */
function servedBy(answer: () => Promise<{ units: [] }>): { readonly near: MessagePort; readonly far: MessagePort } {
  const { port1: near, port2: far } = new MessageChannel();
  new RPCHandler({ units: { all: os.units.all.handler(answer) } }).upgrade(far);
  far.start();
  open.push(near, far);
  return { near, far };
}

function linked(): {
  readonly link: ServiceLink;
  readonly asked: () => number;
  readonly client: ContractRouterClient<typeof contract>;
} {
  let asked = 0;
  const link = new ServiceLink(() => (asked += 1));
  return { link, asked: () => asked, client: createORPCClient(link) };
}

test('a call made before there is a port waits for it', async () => {
  const { link, client } = linked();
  const early = client.units.all({});
  await link.connect(servedBy(() => Promise.resolve({ units: [] })).near);
  expect(await early).toEqual({ units: [] });
});

test('a call whose port dies under it is answered by the next one, which is asked for', async () => {
  const { link, client, asked } = linked();
  let reached: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (reached = resolve));
  const first = servedBy(() => {
    reached();
    return new Promise(() => undefined);
  });
  await link.connect(first.near);
  const call = client.units.all({});
  await arrived;
  first.far.close();
  await new Promise((resolve) => first.near.addEventListener('close', resolve));
  await link.connect(servedBy(() => Promise.resolve({ units: [] })).near);
  expect([await call, asked()]).toEqual([{ units: [] }, 1]);
});

test('what prepares a new port runs before the calls that wait', async () => {
  const { link, client } = linked();
  const order: string[] = [];
  link.prepareWith(async (fresh) => {
    const own: typeof client = createORPCClient(fresh);
    order.push('prepare');
    await own.units.all({});
  });
  const waiting = client.units.all({}).then(() => order.push('call'));
  let calls = 0;
  await link.connect(
    servedBy(() => {
      order.push(`served ${(calls += 1)}`);
      return Promise.resolve({ units: [] });
    }).near,
  );
  await waiting;
  expect(order).toEqual(['prepare', 'served 1', 'served 2', 'call']);
});

test('a call that is given up before there is a port ends', async () => {
  const { client } = linked();
  const stop = new AbortController();
  const call = client.units.all({}, { signal: stop.signal });
  stop.abort();
  await expect(call).rejects.toThrow();
});
