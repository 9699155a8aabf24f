import path from 'node:path';
import { parseArgs } from 'node:util';
import { createProcedureClient, getRouter, implement, isProcedure, type AnyProcedure } from '@orpc/server';
import { contract } from '../contract/index.ts';
import { instant } from '../domain/time/instant.ts';
import { trainingKeys } from '../keys/training-key.ts';
import { median } from './a-median.ts';
import { createService, type Service } from './create-service.ts';
import { os, type CallContext } from './features/procedures.ts';
import { PASSWORD_COST } from './passwords.ts';
import type { SeatedPerson, Session } from './session.ts';

// For a bench: what asking who calls, and how far they see, costs a page of the inbox. It needs calls with the guard and without, so
// it is measured in here; stdout gets one line of JSON with the microseconds of each.
const FILTER = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;
const PAGE = { filter: FILTER, before: null, limit: 50 } as const;
/** The best of some portions is the machine's and not its neighbours'. */
const PORTIONS = 5;
const { values } = parseArgs({ options: { data: { type: 'string' }, rounds: { type: 'string', default: '3000' } } });
const rounds = Number(values.rounds);
const clock = { now: () => instant(Date.now()) };
const silent = (): void => undefined;

const service = await open(path.resolve(values.data ?? ''));
const operator = service.openSession({ as: 'operator' });
const pages = await inTurns({
  unscoped: called(service.openSession({ role: 'script' }), inRouter(['inbox', 'list']), PAGE),
  scoped: called(operator, inRouter(['inbox', 'list']), PAGE),
});
const answer = async () => ({ newest: null, count: 0, countIsExact: true });
const bare = implement(contract).$context<CallContext>().inbox.newest.handler(answer);
const empty = await inTurns({
  unguarded: called(operator, bare, { filter: FILTER, after: null }),
  guarded: called(operator, os.inbox.newest.handler(answer), { filter: FILTER, after: null }),
});
const county = await countyPage();
await service.close();
process.stdout.write(`${JSON.stringify({ ...pages, ...empty, county })}\n`);

async function open(dataDir: string): Promise<Service> {
  const found = trainingKeys(dataDir);
  if (found.kind !== 'keys') throw new Error('The folder has no training key');
  return createService({
    ...{ paths: { dataDir }, keys: found.keys, clock, random: Math.random, restoredFrom: null, acceptsClock: true },
    log: { info: silent, warn: silent, error: silent },
    passwordCost: PASSWORD_COST,
    options: { training: true, feedRate: 0, historyWeeks: 0, reversePort: null, idleMinutes: null, door: null },
    readers: { workerUrl: new URL('./store/readers/reader-from-source.mjs', import.meta.url), execArgv: [] },
    intake: null,
  });
}

/** The first page of all, of what waits and of hits as somebody of one county sees them: the best p95 of any portion. */
async function countyPage(): Promise<number> {
  const desk = service.openSession({ as: 'operator' });
  const { people } = (await called(desk, inRouter(['session', 'people']), {})()) as { readonly people: SeatedPerson[] };
  const ofCounty = people.find(({ territory }) => territory.length > 0);
  if (ofCounty === undefined) throw new Error('Nobody works in one county');
  desk.enter(ofCounty);
  const ways = [{}, { state: 'new' }, { hitsOnly: true }].map((way) =>
    called(desk, inRouter(['inbox', 'list']), { ...PAGE, filter: { ...FILTER, ...way } }),
  );
  let best = Number.POSITIVE_INFINITY;
  for (let portion = 0; portion <= PORTIONS; portion += 1) {
    const times: number[] = [];
    for (let page = 0; page < 300; page += 1) {
      const began = performance.now();
      await ways[page % ways.length]?.();
      times.push((performance.now() - began) * 1_000);
    }
    if (portion > 0) best = Math.min(best, times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0);
  }
  return best;
}

function inRouter(way: readonly string[]): AnyProcedure {
  const procedure = getRouter(service.router, [...way]);
  if (!isProcedure(procedure)) throw new Error(`There is no ${way.join('.')}`);
  return procedure;
}

function called(session: Session, procedure: AnyProcedure, input: unknown): () => Promise<unknown> {
  const client = createProcedureClient(procedure, { context: service.contextFor(session), path: ['inbox', 'list'] });
  return () => client(input);
}

/** One call of each after the other, so that a busy machine is as busy for all of them; answers the smallest median of any portion. */
async function inTurns<Name extends string>(
  calls: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Readonly<Record<Name, number>>> {
  const entries = Object.entries(calls) as [Name, () => Promise<unknown>][];
  const best = new Map(entries.map(([name]) => [name, Number.POSITIVE_INFINITY]));
  // The first portion warms up.
  for (let portion = 0; portion <= PORTIONS; portion += 1) {
    const took = new Map(entries.map(([name]) => [name, [] as number[]]));
    for (let round = 0; round < rounds / PORTIONS; round += 1) {
      for (const [name, call] of round % 2 === 0 ? entries : entries.toReversed()) {
        const began = performance.now();
        await call();
        took.get(name)?.push((performance.now() - began) * 1_000);
      }
    }
    if (portion > 0) for (const [name, times] of took) best.set(name, Math.min(best.get(name) ?? 0, median(times)));
  }
  return Object.fromEntries(best) as Record<Name, number>;
}
