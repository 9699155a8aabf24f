import { expect, it, vi } from 'vitest';
import type { IncomingItem } from '../../domain/message/message.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { ManualTimers } from './recording-context.ts';

const item = (detail: string, raw = ''): IncomingItem => ({
  kind: 'set-aside',
  reason: 'bad-value',
  detail,
  raw,
  row: null,
});
const many = (length: number, name = '') => Array.from({ length }, (_, index) => item(`${name}${index}`));
const detailsOf = (items: readonly IncomingItem[]) =>
  items.flatMap((one) => (one.kind === 'set-aside' ? [one.detail] : []));

function createQueue(deliver: (items: readonly IncomingItem[], cursor: string | null) => Promise<unknown>) {
  const timers = new ManualTimers();
  const pressures: boolean[] = [];
  const logged: string[] = [];
  const log = (event: string) => void logged.push(event);
  let taken = 0;
  const queue = new DeliveryQueue({
    deliver,
    cursorAfter: (items) => String((taken += items.length)),
    onPressure: (isFull) => void pressures.push(isFull),
    timers,
    random: () => 0.5,
    log: { info: log, warn: log, error: log },
    accountId: 'a',
  });
  return { queue, timers, pressures, logged };
}

it('hands over in order, at most 64 at a time, each batch with its own cursor', async () => {
  const batches: [number, string | null][] = [];
  const { queue } = createQueue(async (items, cursor) => void batches.push([items.length, cursor]));
  queue.push(many(100));
  queue.push(many(50));
  await queue.stop();
  expect(batches).toEqual([
    [64, '64'],
    [64, '128'],
    [22, '150'],
  ]);
});

it('presses when it is full, by number or by size, and relieves at half', async () => {
  let release: () => void = () => undefined;
  const { queue, pressures } = createQueue(() => new Promise<void>((resolve) => (release = resolve)));
  queue.push(many(511));
  expect(pressures).toEqual([]);
  queue.push(many(1));
  expect(pressures).toEqual([true]);
  for (let batch = 0; batch < 4; batch += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    release();
  }
  await vi.waitFor(() => expect(pressures).toHaveLength(2));
  expect(pressures).toEqual([true, false]);
  queue.push([item('large', 'x'.repeat(1024 * 1024))]);
  expect(pressures).toEqual([true, false, true]);
});

it('offers a refused batch again, the same batch with the same cursor, before anything else', async () => {
  const offered: string[] = [];
  let refusals = 2;
  const { queue, timers, logged } = createQueue(async (items, cursor) => {
    offered.push(`${detailsOf(items).join()} ${cursor}`);
    refusals -= 1;
    if (refusals >= 0) throw new Error('locked');
  });
  queue.push([item('one')]);
  for (const attempts of [1, 2]) {
    await vi.waitFor(() => expect(timers.waits()).toHaveLength(1));
    expect(logged).toHaveLength(attempts);
    queue.push([item(`later${attempts}`)]);
    timers.pass(30_000);
  }
  await queue.stop();
  expect(offered).toEqual(['one 1', 'one 1', 'one 1', 'later1,later2 3']);
});

it('gives up at the end what the store refuses for good, and says so', async () => {
  const { queue, logged } = createQueue(() => Promise.reject(new Error('disk full')));
  queue.push(many(3));
  await queue.stop();
  expect(logged.at(-1)).toBe('delivery-given-up');
});

it('lets one account that talks for all not starve the others', async () => {
  // One store for all, one transaction after the other, as ingest works.
  const order: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const store = (name: string) => (items: readonly IncomingItem[]) => {
    last = last.then(() => void order.push(...items.map(() => name)));
    return last;
  };
  const loud = createQueue(store('loud')).queue;
  loud.push(many(5_000));
  const quiet = Array.from({ length: 49 }, (_, index) => createQueue(store(`quiet${index}`)).queue);
  for (const queue of quiet) queue.push(many(1));
  await Promise.all([loud, ...quiet].map((queue) => queue.stop()));
  // All quiet ones are through after at most two batches of the loud one.
  expect(order.findLastIndex((name) => name.startsWith('quiet'))).toBeLessThan(2 * 64 + 49);
});

it('says when what it has taken so far is stored, and that it was not where it is given up', async () => {
  let refuses = false;
  const { queue } = createQueue(async () => {
    if (refuses) throw new Error('disk full');
  });
  queue.push(many(100));
  expect([await queue.stored(), await queue.stored()]).toEqual([true, true]);
  refuses = true;
  queue.push(many(1));
  const stored = queue.stored();
  await queue.stop();
  expect([await stored, await queue.stored()]).toEqual([false, false]);
});
