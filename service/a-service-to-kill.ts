import { writeSync } from 'node:fs';
import { instant } from '../domain/time/instant.ts';
import { keysOfTraining } from '../keys/store-keys.ts';
import { createService } from './create-service.ts';

// For a test: the whole data service on the folder that is named, until it is killed or its input ends.
const [dataDir = '', key = ''] = process.argv.slice(2);
const silent = () => undefined;
const service = await createService({
  paths: { dataDir },
  keys: keysOfTraining(key),
  clock: { now: () => instant(Date.now()) },
  random: Math.random,
  restoredFrom: null,
  passwordCost: { ln: 8, r: 8, p: 1 },
  log: {
    info: silent,
    warn: silent,
    error: (event, fields) => void writeSync(2, `${event} ${JSON.stringify(fields)}\n`),
  },
  options: { training: true, feedRate: 0, historyWeeks: 0, reversePort: null, idleMinutes: null, door: null },
  acceptsClock: true,
  readers: { workerUrl: new URL('./store/readers/reader-from-source.mjs', import.meta.url), execArgv: [] },
  intake: { workerUrl: new URL('./intake-from-source.mjs', import.meta.url), execArgv: [] },
});
writeSync(1, 'open\n');
process.stdin.resume();
process.stdin.once('end', () => void service.close().then(() => process.exit(0)));
