// From the start of the program to an inbox that can be read, against an empty window of the same runtime, in turns.
// npm run bench -- start [--rounds=5] [--data=FOLDER]  (FOLDER: a store that was filled before, e.g. by bench search)
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConsoleApp } from '../e2e/fixtures/console-app.ts';
import { makeDataFolder, removeDataFolder } from '../e2e/fixtures/data-folder.ts';
import { InboxPage } from '../e2e/pages/inbox-page.ts';
import { type Figure, percentile, report } from './report/report.ts';
import { openEmptyWindow } from './start/empty-window.ts';

const OF_A_FILLED_STORE = {
  name: 'start of a filled store / of a small one',
  unit: '×',
  target: 1.2,
  better: 'lower',
} as const;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, data: { type: 'string' } } });
process.exitCode = await measure(Number(values.rounds), values.data ?? null);

async function measure(rounds: number, filled: string | null): Promise<number> {
  const folder = makeDataFolder();
  const small = join(folder, 'desk');
  try {
    // The first start makes the store and its week of history, which is not what a desk does every morning.
    await start(small);
    const empty: number[] = [];
    const ours: number[] = [];
    const large: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      empty.push(await openEmptyWindow());
      ours.push(await start(small));
      if (filled !== null) large.push(await start(filled));
    }
    const [emptyMs, oursMs] = [percentile(empty, 0.5), percentile(ours, 0.5)];
    const figures: Figure[] = [
      { name: 'start / empty window', measured: oursMs / emptyMs, unit: '×', target: 2, better: 'lower' },
      ...(filled === null ? [] : [{ ...OF_A_FILLED_STORE, measured: percentile(large, 0.5) / oursMs }]),
      { name: 'empty window', measured: emptyMs, unit: 'ms median', target: null, better: 'lower' },
      { name: 'start', measured: oursMs, unit: 'ms median', target: null, better: 'lower' },
    ];
    return report('start', figures, { rounds });
  } finally {
    removeDataFolder(folder);
  }
}

/** Milliseconds until the first message can be read. */
async function start(dataDir: string): Promise<number> {
  const began = performance.now();
  const console = await ConsoleApp.open({ dataDir, historyWeeks: 1 });
  await new InboxPage(console.window).rows.first().waitFor({ timeout: 60_000 });
  const took = performance.now() - began;
  await console.close();
  return took;
}
