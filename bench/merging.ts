// How well the copies that several phones have of one message are put together, on talk of which is known who saw it:
// npm run bench -- merging [--messages=100000] [--accounts=50] [--seed=1]
import { parseArgs } from 'node:util';
import type { MergeFigures } from './merging/figures.ts';
import { mergeAll } from './merging/merge-all.ts';
import { report } from './report/report.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    accounts: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
});
const options = { messages: Number(values.messages), accounts: Number(values.accounts), seed: Number(values.seed) };
const { whole, byNaming, doubled } = await mergeAll(options);
console.table(Object.fromEntries([...byNaming, ['all', whole] as const].map(([name, row]) => [name, shown(row)])));
process.exitCode = report(
  'merging',
  [
    { name: 'pairs of different words', measured: whole.mixedUp, unit: '', target: 0, better: 'lower' },
    { name: 'precision', measured: whole.precision, unit: '', target: 0.99, better: 'higher' },
    { name: 'recall', measured: whole.recall, unit: '', target: 0.95, better: 'higher' },
    { name: 'copies stored twice', measured: doubled, unit: '', target: 0, better: 'lower' },
  ],
  options,
);

function shown({ precision, recall, ...counts }: MergeFigures) {
  return { ...counts, precision: precision.toFixed(5), recall: recall.toFixed(5) };
}
