import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refresher } from './refresher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A cache that watches queries of the contract and counts how often each is read. */
async function watching(
  queries: Readonly<Record<string, { readonly path: readonly string[]; readonly meta?: object }>>,
) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const reads: Record<string, number> = {};
  for (const [name, { path, meta }] of Object.entries(queries)) {
    const queryFn = () => (reads[name] = (reads[name] ?? 0) + 1);
    const { QueryObserver } = await import('@tanstack/react-query');
    new QueryObserver(cache, {
      queryKey: [path, { input: {} }],
      queryFn,
      ...(meta === undefined ? {} : { meta }),
    }).subscribe(() => undefined);
  }
  await vi.advanceTimersByTimeAsync(0);
  return { reads, refresher: new Refresher(cache) };
}

test('a change refreshes exactly the queries that declare they read it', async () => {
  const { reads, refresher } = await watching({
    tree: { path: ['categories', 'tree'] },
    rules: { path: ['rules', 'list'] },
    units: { path: ['units', 'all'] },
  });
  refresher.changed(['category']);
  await vi.advanceTimersByTimeAsync(0);
  expect(reads).toEqual({ tree: 2, rules: 2, units: 1 });
});

test('many changes are one refresh at once and one after the interval', async () => {
  const { reads, refresher } = await watching({ tree: { path: ['categories', 'tree'] } });
  for (let change = 0; change < 10; change += 1) {
    refresher.changed(['category']);
    await vi.advanceTimersByTimeAsync(20);
  }
  const within = { ...reads };
  await vi.advanceTimersByTimeAsync(1_000);
  expect([within, reads]).toEqual([{ tree: 2 }, { tree: 3 }]);
});

test('a query may ask to be refreshed less often, or not at all', async () => {
  const { reads, refresher } = await watching({
    slow: { path: ['categories', 'tree'], meta: { refreshEvery: 5_000 } },
    still: { path: ['rules', 'list'], meta: { live: false } },
  });
  refresher.changed(['category']);
  await vi.advanceTimersByTimeAsync(0);
  refresher.changed(['category']);
  await vi.advanceTimersByTimeAsync(4_900);
  const before = { ...reads };
  await vi.advanceTimersByTimeAsync(200);
  expect([before, reads]).toEqual([
    { slow: 2, still: 1 },
    { slow: 3, still: 1 },
  ]);
});

test('a change while the first answer is on its way is followed by another', async () => {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const answers: ((value: string) => void)[] = [];
  const { QueryObserver } = await import('@tanstack/react-query');
  const observer = new QueryObserver(cache, {
    queryKey: [['categories', 'tree'], { input: {} }],
    queryFn: () => new Promise<string>((answer) => answers.push(answer)),
  });
  observer.subscribe(() => undefined);
  new Refresher(cache).changed(['category']);
  await vi.advanceTimersByTimeAsync(0);
  answers[0]?.('before the change');
  await vi.advanceTimersByTimeAsync(0);
  answers[1]?.('after the change');
  await vi.advanceTimersByTimeAsync(0);
  expect([answers.length, observer.getCurrentResult().data]).toEqual([2, 'after the change']);
});

test('where changes come faster than answers, every answer that was begun still arrives', async () => {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  let asked = 0;
  const { QueryObserver } = await import('@tanstack/react-query');
  const observer = new QueryObserver(cache, {
    queryKey: [['categories', 'tree'], { input: {} }],
    queryFn: async () => {
      const number = (asked += 1);
      await new Promise((answer) => setTimeout(answer, 90));
      return number;
    },
    meta: { refreshEvery: 20 },
  });
  observer.subscribe(() => undefined);
  const refresher = new Refresher(cache);
  const seen = new Set<number>();
  for (let change = 0; change < 50; change += 1) {
    refresher.changed(['category']);
    await vi.advanceTimersByTimeAsync(10);
    const { data } = observer.getCurrentResult();
    if (data !== undefined) seen.add(data);
  }
  expect([asked, [...seen]]).toEqual([6, [1, 2, 3, 4, 5]]);
});

test('what no screen shows is asked again only when one shows it', async () => {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const { QueryObserver } = await import('@tanstack/react-query');
  let asked = 0;
  const options = { queryKey: [['categories', 'tree'], { input: {} }], queryFn: () => (asked += 1) };
  const leave = new QueryObserver(cache, options).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  leave();
  new Refresher(cache).changed(['category']);
  await vi.advanceTimersByTimeAsync(1_000);
  const hidden = asked;
  new QueryObserver(cache, options).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect([hidden, asked]).toEqual([1, 2]);
});

test('an answer that is on its way for nobody yet is not taken for one after the change', async () => {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const { QueryObserver } = await import('@tanstack/react-query');
  const answers: ((value: string) => void)[] = [];
  const queryKey = [['categories', 'tree'], { input: {} }];
  const queryFn = () => new Promise<string>((answer) => answers.push(answer));
  void cache.prefetchQuery({ queryKey, queryFn });
  new Refresher(cache).changed(['category']);
  answers[0]?.('before the change');
  await vi.advanceTimersByTimeAsync(0);
  const observer = new QueryObserver(cache, { queryKey, queryFn });
  observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  answers[1]?.('after the change');
  await vi.advanceTimersByTimeAsync(0);
  expect([answers.length, observer.getCurrentResult().data]).toEqual([2, 'after the change']);
});
