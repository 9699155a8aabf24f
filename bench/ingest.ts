// How much of what the store can take the whole road takes: bytes on a socket → parsed → merged → matched → searchable →
// committed, in the service's own process, against a plain loop that writes the very same rows and does nothing else.
// npm run bench -- ingest [--messages=64000] [--accounts=10]
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeDataFolder, removeDataFolder } from '../e2e/fixtures/data-folder.ts';
import { HeadlessDoor } from '../e2e/fixtures/headless-door.ts';
import { makeFeed, openGateways, send } from './ingest/gateways.ts';
import { measureRules } from './ingest/measure-rules.ts';
import { readWritten, writePlainly } from './ingest/plain-loop.ts';
import { type Figure, report } from './report/report.ts';

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '64000' }, accounts: { type: 'string', default: '10' } },
});
process.exitCode = await measure(Number(values.messages), Number(values.accounts));

async function measure(messages: number, accounts: number): Promise<number> {
  const folder = makeDataFolder();
  const dataDir = join(folder, 'desk');
  const door = new HeadlessDoor({ dataDir, reversePort: 0 });
  try {
    const peers = await openGateways(door, accounts);
    // The first messages warm up the compiler of the service; they count among the rows the plain loop writes, not in the time.
    const warmUp = makeFeed(accounts, Math.min(2_000, messages), 0);
    await send(door, peers, warmUp);
    const feed = makeFeed(accounts, messages, 1_000_000);
    const began = performance.now();
    await send(door, peers, feed);
    const serviceMs = performance.now() - began;
    for (const peer of peers) await peer.hangUp();
    await door.close();
    const bytes = statSync(join(dataDir, 'console.db')).size;
    const written = readWritten(dataDir);
    const plainMs = writePlainly(written, folder, dataDir) * (messages / written.messages.length);
    const sightings = feed.frames.reduce((sum, frames) => sum + frames.length, 0);
    return report(
      'ingest',
      [
        { name: 'service / plain loop', measured: plainMs / serviceMs, unit: '×', target: 0.6, better: 'higher' },
        ...ruleFigures((serviceMs * 1000) / messages),
        {
          name: 'store',
          measured: bytes / written.messages.length,
          unit: 'bytes a message',
          target: 480,
          better: 'lower',
        },
        {
          name: 'service',
          measured: (messages / serviceMs) * 1000,
          unit: 'messages/s',
          target: null,
          better: 'higher',
        },
        {
          name: 'service, frames',
          measured: (sightings / serviceMs) * 1000,
          unit: 'frames/s',
          target: null,
          better: 'higher',
        },
        {
          name: 'plain loop',
          measured: (messages / plainMs) * 1000,
          unit: 'messages/s',
          target: null,
          better: 'higher',
        },
      ],
      { messages, accounts },
    );
  } finally {
    await door.close();
    removeDataFolder(folder);
  }
}

/** What the rules cost, and which share that is of the time the whole road takes for a message. */
function ruleFigures(messageUs: number): readonly Figure[] {
  const figures = (['lists', 'groups', 'variants'] as const).map((shape): Figure => ({
    ...{ name: `rules, 5,000 terms, ${shape}`, measured: measureRules(shape), unit: 'µs a message' },
    ...{ target: shape === 'variants' ? null : 1, better: 'lower' },
  }));
  const dearest = Math.max(...figures.map(({ measured }) => measured));
  return [
    ...figures,
    { name: 'rules / ingest', measured: dearest / messageUs, unit: '×', target: 0.1, better: 'lower' },
  ];
}
