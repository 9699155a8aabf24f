// What asking who calls, and how far they see, costs the inbox; and the first page of somebody who sees one county, at a million
// messages. The store is the one of bench search.
// npm run bench -- permissions [--messages=1000000] [--rounds=6000] [--fresh]
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { InboxFilter } from '../contract/inbox.ts';
import { HeadlessDoor } from '../e2e/fixtures/headless-door.ts';
import { type Figure, percentile, report } from './report/report.ts';
import { filledStore } from './search/filled-store.ts';

const ALL: InboxFilter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };
const FILTERS: readonly InboxFilter[] = [ALL, { ...ALL, state: 'new' }, { ...ALL, hitsOnly: true }];
/** The best round is the machine's and not its neighbours'. */
const COUNTY_ROUNDS = 5;
const PAGES = 100;

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '6000' },
    fresh: { type: 'boolean', default: false },
  },
});
process.exitCode = await measure(Number(values.messages), Number(values.rounds));

async function measure(messages: number, rounds: number): Promise<number> {
  const folder = await filledStore(messages, values);
  const { unscoped, scoped, unguarded, guarded } = guardOf(folder, rounds);
  // The check of every call, and what the scope adds to the query, against the same page without either.
  const check = guarded - unguarded;
  const cost = (check + scoped - unscoped) / (unscoped - check);
  const county = await countyPages(folder);
  const figures: readonly Figure[] = [
    { name: 'check and scope / page without', measured: cost * 100, unit: '%', target: 2, better: 'lower' },
    { name: 'first page of a county', measured: county, unit: 'ms p95', target: 3, better: 'lower' },
    { name: 'the check', measured: check, unit: 'µs a call', target: null, better: 'lower' },
    { name: 'page without a scope', measured: unscoped, unit: 'µs', target: null, better: 'lower' },
    { name: 'page within a scope', measured: scoped, unit: 'µs', target: null, better: 'lower' },
  ];
  return report('permissions', figures, { messages, rounds });
}

type Medians = Readonly<Record<'unscoped' | 'scoped' | 'unguarded' | 'guarded', number>>;

/** A process of the service's own room: calls without the guard exist in no public door. */
function guardOf(folder: string, rounds: number): Medians {
  const program = resolve(import.meta.dirname, '../service/a-guard-to-measure.ts');
  const args = ['--import', 'tsx', program, `--data=${folder}`, `--rounds=${rounds}`];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Medians;
}

/** The first page of each list as somebody of one county asks for it through the door, milliseconds. */
async function countyPages(folder: string): Promise<number> {
  const door = new HeadlessDoor({ dataDir: folder, as: 'operator' });
  try {
    const { people } = await door.client.session.people({});
    const ofCounty = people.find(({ territory }) => territory.length > 0);
    if (ofCounty === undefined) throw new Error('Nobody works in one county.');
    await door.client.session.enter({ operatorId: ofCounty.id });
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round <= COUNTY_ROUNDS; round += 1) {
      const times: number[] = [];
      for (let page = 0; page < PAGES; page += 1) {
        const filter = FILTERS[page % FILTERS.length] ?? ALL;
        const began = performance.now();
        await door.client.inbox.list({ filter, before: null, limit: 50 });
        times.push(performance.now() - began);
      }
      // The first round warms up.
      if (round > 0) best = Math.min(best, percentile(times, 0.95));
    }
    return best;
  } finally {
    await door.close();
  }
}
