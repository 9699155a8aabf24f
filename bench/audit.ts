// What the chain of the audit log costs: its entry in the transaction of a command, in a chain of 20,000 entries, and the intake.
// npm run bench -- audit [--rounds=2000] [--entries=20000]
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figure, report } from './report/report.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '2000' }, entries: { type: 'string', default: '20000' } },
});
process.exitCode = measure();

/** A process of the service's own room: a command without its entry is refused at every public door. */
function measure(): number {
  const program = resolve(import.meta.dirname, '../service/a-chain-to-measure.ts');
  const { rounds, entries } = values;
  const args = ['--import', 'tsx', program, `--rounds=${rounds}`, `--entries=${entries}`];
  const told = execFileSync(process.execPath, args, { encoding: 'utf8' });
  const { command, audited, batch, entriesOfBatches } = JSON.parse(told) as Readonly<Record<string, number>>;
  const [without = Number.NaN, within = Number.NaN] = [command, audited];
  const figures: readonly Figure[] = [
    { name: 'a command with its entry / without', measured: within / without, unit: '×', target: 1.5, better: 'lower' },
    { name: 'an entry', measured: within - without, unit: 'µs', target: null, better: 'lower' },
    { name: 'a command', measured: within, unit: 'µs median', target: null, better: 'lower' },
    { name: 'a batch of 64 messages', measured: batch ?? Number.NaN, unit: 'µs median', target: null, better: 'lower' },
    // What arrives is nobody's act: the intake must not lengthen the chain.
    {
      ...{ name: 'entries of 100 batches', measured: entriesOfBatches ?? Number.NaN, unit: 'entries' },
      ...{ target: 0, better: 'lower' },
    },
  ];
  return report('audit', figures, { rounds, entries });
}
