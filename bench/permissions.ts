// What asking who calls, and how far they see, costs the inbox; and the first page of somebody who sees one county, at a million
// messages. The store is the one of bench search.
// npm run bench -- permissions [--messages=1000000] [--rounds=6000] [--fresh]
import { parseArgs } from 'node:util';
import { type Figure, report } from './report/report.ts';
import { toldInside } from './report/told-inside.ts';
import { filledStore } from './search/filled-store.ts';

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
  // Microseconds; calls without the guard exist in no public door.
  const { unscoped, scoped, unguarded, guarded, county } = toldInside<
    'unscoped' | 'scoped' | 'unguarded' | 'guarded' | 'county'
  >('a-guard-to-measure.ts', { data: folder, rounds });
  // The check of every call, and what the scope adds to the query, against the same page without either.
  const check = guarded - unguarded;
  const cost = (check + scoped - unscoped) / (unscoped - check);
  const figures: readonly Figure[] = [
    { name: 'check and scope / page without', measured: cost * 100, unit: '%', target: 2, better: 'lower' },
    { name: 'first page of a county', measured: county / 1_000, unit: 'ms p95', target: 3, better: 'lower' },
    { name: 'the check', measured: check, unit: 'µs a call', target: null, better: 'lower' },
    { name: 'page without a scope', measured: unscoped, unit: 'µs', target: null, better: 'lower' },
    { name: 'page within a scope', measured: scoped, unit: 'µs', target: null, better: 'lower' },
  ];
  return report('permissions', figures, { messages, rounds });
}
