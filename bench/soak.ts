// npm run soak -- --minutes 60: fifty accounts of the training gateway talk to the console at 200 messages/s, and afterwards what
// is in the inbox is compared with what was said, number by number.
// [--accounts=50] [--rate=200] [--skew=0: share of one account's groups] [--hang-ups=0: ends of all connections spread over the time]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeDataFolder, removeDataFolder } from '../e2e/fixtures/data-folder.ts';
import { GatewayProcess } from '../e2e/fixtures/gateway-process.ts';
import { HeadlessDoor } from '../e2e/fixtures/headless-door.ts';
import { pause } from './ingest/pause.ts';
import { type Figure, report } from './report/report.ts';
import { allOnline, balance, registerDialling, settled } from './soak/console-of-many.ts';
import { memoryOf } from './soak/memory-of.ts';

const TOKEN = 'soak-token';
const LOOK_EVERY_MS = 5_000;
/** Until so many messages are stored the index of like matters is still filling; it holds the newest 60,000 that say something. */
const FILLED_AT = 150_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    accounts: { type: 'string', default: '50' },
    rate: { type: 'string', default: '200' },
    skew: { type: 'string', default: '0' },
    'hang-ups': { type: 'string', default: '0' },
  },
});
const wanted = {
  minutes: Number(values.minutes),
  accounts: Number(values.accounts),
  rate: Number(values.rate),
  skew: Number(values.skew),
  hangUps: Number(values['hang-ups']),
};
process.exitCode = await soak();

async function soak(): Promise<number> {
  const folder = makeDataFolder();
  const dataDir = join(folder, 'desk');
  const door = new HeadlessDoor({ dataDir });
  const { accounts, rate, skew } = wanted;
  const gateway = new GatewayProcess({ accounts, skew, rate: 0, port: 0, token: TOKEN, numbered: true });
  try {
    const { port, accounts: seats } = await gateway.listening();
    const ids = new Set<string>();
    for (const { selfId } of seats) {
      const url = `ws://127.0.0.1:${port}/${selfId}`;
      ids.add(await registerDialling(door, { label: `压测${selfId}`, selfId, url, token: TOKEN }));
    }
    await allOnline(door, ids);
    await gateway.order('talk', rate);
    const course = await watch(door, gateway, dataDir);
    const { messages, told } = await gateway.order('pause');
    // Copies are told up to three seconds apart.
    await pause(4_000);
    await settled(door, messages);
    const { stored, lost, doubled } = await balance(door, messages);
    if (lost.length > 0) console.log(`lost: ${lost.slice(0, 20).join(' ')}`);
    if (doubled.length > 0) console.log(`doubled: ${doubled.slice(0, 20).join(' ')}`);
    const figures: readonly Figure[] = [
      { name: 'lost', measured: lost.length, unit: 'messages', target: 0, better: 'lower' },
      { name: 'doubled', measured: doubled.length, unit: 'messages', target: 0, better: 'lower' },
      { name: 'stored', measured: stored, unit: 'messages', target: messages, better: 'higher' },
      {
        name: 'achieved',
        measured: messages / (wanted.minutes * 60),
        unit: 'messages/s',
        target: null,
        better: 'higher',
      },
      ...quietFigures(course),
      { name: 'furthest behind', measured: course.furthestBehind, unit: 'messages', target: null, better: 'lower' },
      ...memoryFigures(course.memory),
    ];
    return report('soak', figures, { ...wanted, messages, told });
  } finally {
    await gateway.close();
    await door.close();
    removeDataFolder(folder);
  }
}

interface Course {
  /** One look every five seconds. */
  readonly memory: readonly Look[];
  readonly furthestBehind: number;
  /** Most copies a loud account, and any account that is not, was behind what its gateway had told. */
  readonly loudBehind: number;
  readonly quietBehind: number;
}

/** Lets the time pass, looks every five seconds, and tells once a minute. */
async function watch(door: HeadlessDoor, gateway: GatewayProcess, dataDir: string): Promise<Course> {
  const begun = performance.now();
  const until = begun + wanted.minutes * 60_000;
  const memory: Look[] = [];
  let [furthestBehind, hungUp, loudBehind, quietBehind] = [0, 0, 0, 0];
  for (let look = 1; performance.now() < until; look += 1) {
    await pause(Math.max(0, Math.min(begun + look * LOOK_EVERY_MS, until) - performance.now()));
    const { total } = await door.client.inbox.counts({});
    const { messages } = await gateway.sent();
    furthestBehind = Math.max(furthestBehind, messages - total);
    if (wanted.skew > 0) {
      const behind = await behindByAccount(door, gateway);
      // The second account sits in two of three groups of the first.
      loudBehind = Math.max(loudBehind, ...behind.slice(0, 2));
      quietBehind = Math.max(quietBehind, ...behind.slice(2));
    }
    memory.push({ stored: total, megabytes: memoryOf(dataDir) ?? 0 });
    const minutes = (performance.now() - begun) / 60_000;
    if (hungUp < Math.floor((minutes / wanted.minutes) * (wanted.hangUps + 1)) && hungUp < wanted.hangUps) {
      hungUp += 1;
      await gateway.order('hang-up');
    }
    if (look % 12 === 0)
      console.log(
        `${minutes.toFixed(0)} min: said ${messages}, stored ${total}, ${(memory.at(-1)?.megabytes ?? 0).toFixed(0)} MB`,
      );
  }
  return { memory, furthestBehind, loudBehind, quietBehind };
}

/** Copies each account is behind what the gateway has told for it, in the order of the accounts; taken first, so never too few. */
async function behindByAccount(door: HeadlessDoor, gateway: GatewayProcess): Promise<readonly number[]> {
  const { toldByAccount } = await gateway.sent();
  const { accounts } = await door.client.accounts.list({});
  const stored = new Map(accounts.map(({ selfId, messagesToday }) => [selfId, messagesToday]));
  return Object.entries(toldByAccount)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([selfId, told]) => Math.max(0, told - (stored.get(selfId) ?? 0)));
}

/** Not starved: whoever is not loud is never as far behind as whoever is. */
function quietFigures({ loudBehind, quietBehind }: Course): readonly Figure[] {
  if (wanted.skew === 0) return [];
  return [
    { name: 'loud account, furthest behind', measured: loudBehind, unit: 'copies', target: null, better: 'lower' },
    {
      ...{ name: 'other accounts, furthest behind', measured: quietBehind, unit: 'copies', better: 'lower' },
      target: Math.max(200, Math.round(loudBehind / 2)),
    },
  ];
}

/** Flat means: once everything that has a bound is full, the second half of the run holds no more than the first and a tenth. */
function memoryFigures(looks: readonly Look[]): readonly Figure[] {
  if (looks.every(({ megabytes }) => megabytes === 0)) return [];
  const mean = (some: readonly Look[]): number =>
    some.reduce((sum, { megabytes }) => sum + megabytes, 0) / Math.max(1, some.length);
  const full = looks.filter(({ stored }) => stored >= FILLED_AT);
  const half = Math.floor(full.length / 2);
  const [first, second] = [mean(full.slice(0, half)), mean(full.slice(half))];
  const most = Math.max(...looks.map(({ megabytes }) => megabytes));
  const figures: readonly Figure[] = [
    { name: 'memory, most', measured: most, unit: 'MB', target: null, better: 'lower' },
    { name: 'memory, first half when full', measured: first, unit: 'MB', target: null, better: 'lower' },
    {
      ...{ name: 'memory, second half when full', measured: second, unit: 'MB' },
      ...{ target: Math.round(first * 1.1), better: 'lower' },
    },
  ];
  // A run that is over before anything is full has nothing to say about it.
  return half < 6 ? figures.slice(0, 1) : figures;
}

interface Look {
  readonly stored: number;
  readonly megabytes: number;
}
