// Search and inbox pages at a million messages, asked through the door. The store is filled once through a socket and kept in
// the temporary folder, by number of messages, for the next run.
// npm run bench -- search [--messages=1000000 | --size=10m] [--fresh] [--under=2000: the same on a copy while so many messages a second arrive]
import { parseArgs } from 'node:util';
import type { InboxFilter } from '../contract/inbox.ts';
import type { MessageId } from '../domain/ids.ts';
import { HeadlessDoor } from '../e2e/fixtures/headless-door.ts';
import { type Figure, percentile, report } from './report/report.ts';
import { type Arrive, nothingArrives, underLoad } from './search/under-load.ts';
import { filledStore } from './search/filled-store.ts';
import { pageFilters, type Question, searchQuestions, searchWords } from './search/questions.ts';

const PAGE = 50;
/** Every question passes the door and most a thread; what that costs is shown beside and taken off nowhere. */
const ROUNDS = 5;
const ALL: InboxFilter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    size: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    under: { type: 'string', default: '0' },
  },
});
/** What is promised in milliseconds: while nothing arrives, and under load. */
const promised = Number(values.under) > 0 ? 10 : 3;
process.exitCode = await measure(values.size === undefined ? Number(values.messages) : sizeOf(values.size));

/** 10m and 500k are numbers of messages as people say them. */
function sizeOf(size: string): number {
  const unit = { k: 1_000, m: 1_000_000 }[size.slice(-1).toLowerCase()] ?? 1;
  return Number.parseFloat(size) * unit;
}

async function measure(messages: number): Promise<number> {
  const folder = await filledStore(messages, values);
  const rate = Number(values.under);
  return rate > 0 ? underLoad(folder, rate, measureIn) : measureIn(folder);
}

async function measureIn(folder: string, arrive: Arrive = nothingArrives): Promise<number> {
  const door = new HeadlessDoor({ dataDir: folder, reversePort: 0 });
  const stop = await arrive(door);
  try {
    const { total } = await door.client.inbox.counts({});
    const empty = await p95(Array.from({ length: 200 }, () => () => door.client.inbox.counts({})));
    const figures: Figure[] = [
      { name: 'a question that reads nothing', measured: empty, unit: 'ms p95', target: null, better: 'lower' },
      ...(await searches(door)),
      ...(await questions(door)),
      ...(await pages(door, total)),
    ];
    return report('search', [...figures, ...(await stop())], { messages: total });
  } finally {
    await stop();
    await door.close();
  }
}

async function searches(door: HeadlessDoor): Promise<readonly Figure[]> {
  const texts = (await door.client.inbox.list({ filter: ALL, before: null, limit: 200 })).rows.map((row) => row.text);
  const figures: Figure[] = [];
  for (const [length, words] of searchWords(texts)) {
    const found = await p95(words.map((query) => ask(door, { query })));
    const counted = await p95(words.map((query) => count(door, query)));
    const target = length === 1 ? null : promised;
    figures.push({ name: `search, ${length} characters`, measured: found, unit: 'ms p95', target, better: 'lower' });
    figures.push({
      ...{ name: `count to 1,000, ${length} characters`, measured: counted, unit: 'ms p95', target: null },
      better: 'lower',
    });
  }
  return figures;
}

/** What a desk asks besides words. */
async function questions(door: HeadlessDoor): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, asked] of await searchQuestions(door.client)) {
    const measured = await p95(asked.map((question) => ask(door, question)));
    figures.push({ name: `search, ${name}`, measured, unit: 'ms p95', target: promised, better: 'lower' });
  }
  return figures;
}

function ask(door: HeadlessDoor, { query, placeCode = null, period = null, order = 'newest' }: Question) {
  const filter = { ...ALL, placeCode };
  return () => door.client.inbox.search({ filter, query, before: null, limit: PAGE, period, order });
}

function count(door: HeadlessDoor, query: string) {
  return () => door.client.inbox.countFound({ filter: ALL, query, period: null });
}

async function pages(door: HeadlessDoor, total: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, filters] of await pageFilters(door.client)) {
    const asked = filters.flatMap((filter) =>
      [null, 0.95, 0.8, 0.65, 0.5, 0.35, 0.2, 0.05].map((depth) => () => {
        const before = depth === null ? null : (Math.max(1, Math.floor(total * depth)) as MessageId);
        return door.client.inbox.list({ filter, before, limit: PAGE });
      }),
    );
    figures.push({
      name: `page, ${name}`,
      measured: await p95(asked),
      unit: 'ms p95',
      target: promised,
      better: 'lower',
    });
  }
  return figures;
}

/** Asks everything once to warm up, then again, one after the other; the best round is the machine's and not its neighbours'. */
async function p95(questions: readonly (() => Promise<unknown>)[]): Promise<number> {
  for (const question of questions) await question();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    for (const question of questions) {
      const began = performance.now();
      await question();
      times.push(performance.now() - began);
    }
    best = Math.min(best, percentile(times, 0.95));
  }
  return best;
}
