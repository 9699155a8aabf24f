// What the chain of the audit log costs: its entry in the transaction of a command, in a chain of 20,000 entries, and the intake.
// npm run bench -- audit [--rounds=2000] [--entries=20000]
import { parseArgs } from 'node:util';
import { type Figure, report } from './report/report.ts';
import { toldInside } from './report/told-inside.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '2000' }, entries: { type: 'string', default: '20000' } },
});
process.exitCode = measure();

function measure(): number {
  const { rounds, entries } = values;
  // A command without its entry is refused at every public door.
  const { command, audited, batch, entriesOfBatches } = toldInside<
    'command' | 'audited' | 'batch' | 'entriesOfBatches'
  >('a-chain-to-measure.ts', { rounds, entries });
  const figures: readonly Figure[] = [
    {
      name: 'a command with its entry / without',
      measured: audited / command,
      unit: '×',
      target: 1.5,
      better: 'lower',
    },
    { name: 'an entry', measured: audited - command, unit: 'µs', target: null, better: 'lower' },
    { name: 'a command', measured: audited, unit: 'µs median', target: null, better: 'lower' },
    { name: 'a batch of 64 messages', measured: batch, unit: 'µs median', target: null, better: 'lower' },
    // What arrives is nobody's act: the intake must not lengthen the chain.
    {
      ...{ name: 'entries of 100 batches', measured: entriesOfBatches, unit: 'entries' },
      ...{ target: 0, better: 'lower' },
    },
  ];
  return report('audit', figures, { rounds, entries });
}
