import { parseArgs } from 'node:util';
import type { StoreKeys } from '../contract/shell.ts';
import { ROLES, type Role } from '../domain/people/role.ts';
import { instant } from '../domain/time/instant.ts';
import { isCentreFolder } from '../keys/find-ring.ts';
import { keysByPassphrase } from '../keys/keys-by-passphrase.ts';
import { trainingKeys } from '../keys/training-key.ts';
import { ClockBack } from './clock-back.ts';
import { createService, type Service, type Visitor } from './create-service.ts';
import { PASSWORD_VARIABLE, problemOfSeat, signInAtDoor } from './headless-login.ts';
import { serveJsonLines } from './json-door.ts';
import { jsonLog } from './json-log.ts';
import { PASSWORD_COST } from './passwords.ts';
import { StoreRefused } from './store/store-refused.ts';

const USAGE =
  'usage: npm run --silent headless -- --data DIR [--profile training|centre] [--accept-clock] [--as ROLE | --login NAME] [--feed-rate N=0] [--history-weeks N=0] [--reverse-port P]';

const clock = { now: () => instant(Date.now()) };
// Answers only on stdout; what is to be told besides goes to stderr.
const log = jsonLog((line) => process.stderr.write(line), clock);
console.log = console.error;

process.exitCode = await main();

async function main(): Promise<number> {
  const wanted = readArguments();
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n${USAGE}\n`);
    return 2;
  }
  const service = await open(wanted);
  if (service === null) return 1;
  // A signal ends the input, and so everything else in its order.
  const stopper = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopper.abort());
  const session = service.openSession(wanted.visitor);
  const refusal = wanted.login === null ? null : await signInAtDoor(service, session, wanted.login);
  if (refusal !== null) {
    log.error('sign-in-refused', { reason: refusal });
    await service.close();
    return 1;
  }
  const context = service.contextFor(session);
  const { router } = service;
  await serveJsonLines({ router, context, input: process.stdin, output: process.stdout, signal: stopper.signal });
  process.stdin.destroy();
  await service.close();
  return 0;
}

interface Wanted {
  readonly dataDir: string;
  readonly training: boolean;
  readonly acceptsClock: boolean;
  readonly visitor: Visitor;
  readonly login: { readonly login: string; readonly password: string } | null;
  readonly feedRate: number;
  readonly historyWeeks: number;
  readonly reversePort: number | null;
}

async function open({
  dataDir,
  training,
  acceptsClock,
  feedRate,
  historyWeeks,
  reversePort,
}: Wanted): Promise<Service | null> {
  try {
    return await createService({
      paths: { dataDir },
      keys: training ? keysOfTrainingFolder(dataDir) : await keysOfCentre(dataDir),
      clock,
      log,
      random: Math.random,
      restoredFrom: null,
      passwordCost: PASSWORD_COST,
      options: { training, feedRate, historyWeeks, reversePort, idleMinutes: null, door: null },
      acceptsClock,
      readers: {
        workerUrl: new URL('./store/readers/reader-from-source.mjs', import.meta.url),
        execArgv: [],
      },
      intake: { workerUrl: new URL('./intake-from-source.mjs', import.meta.url), execArgv: [] },
    });
  } catch (error) {
    if (error instanceof ClockBack) {
      log.error('clock-back', { clockAt: error.clockAt, newestAt: error.newestAt });
      return null;
    }
    if (!(error instanceof StoreRefused)) throw error;
    log.error('store-refused', { reason: error.reason, detail: error.detail });
    return null;
  }
}

function keysOfTrainingFolder(dataDir: string): StoreKeys {
  if (isCentreFolder(dataDir)) throw new StoreRefused('wrong-key', 'this is the folder of a centre: --profile centre');
  const found = trainingKeys(dataDir);
  if (found.kind === 'refused') throw new StoreRefused(found.reason, found.detail);
  return found.keys;
}

/** The passphrase comes from the surroundings, because a command line is read by everybody on the machine. */
async function keysOfCentre(dataDir: string): Promise<StoreKeys> {
  const found = await keysByPassphrase(dataDir, process.env['CONSOLE_PASSPHRASE'], () => clock.now());
  if (found.kind === 'refused') throw new StoreRefused('wrong-key', found.detail);
  return found.keys;
}

/** What the command line asks for, or a sentence about what is wrong with it. */
function readArguments(): Wanted | string {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        profile: { type: 'string', default: 'training' },
        'accept-clock': { type: 'boolean', default: false },
        as: { type: 'string' },
        login: { type: 'string' },
        'feed-rate': { type: 'string', default: '0' },
        'history-weeks': { type: 'string', default: '0' },
        'reverse-port': { type: 'string' },
      },
    });
    if (values.data === undefined || values.data === '') return '--data is missing: the folder of the store.';
    if (values.as !== undefined && !isRole(values.as)) return `--as must be one of ${ROLES.join(', ')}.`;
    if (values.profile !== 'training' && values.profile !== 'centre') return '--profile must be training or centre.';
    const training = values.profile === 'training';
    const password = process.env[PASSWORD_VARIABLE];
    const problem = problemOfSeat({ role: values.as, login: values.login, password, training });
    if (problem !== null) return problem;
    const port = values['reverse-port'];
    return {
      dataDir: values.data,
      training,
      acceptsClock: values['accept-clock'],
      visitor: visitorOf(values.as, values.login),
      login: values.login === undefined ? null : { login: values.login, password: password ?? '' },
      feedRate: numberOf('--feed-rate', values['feed-rate'], 10_000),
      historyWeeks: numberOf('--history-weeks', values['history-weeks'], 520),
      reversePort: port === undefined ? null : numberOf('--reverse-port', port, 65_535),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A person with a login sits at a desk like any other; only a door without anybody is a script's. */
function visitorOf(role: Role | undefined, login: string | undefined): Visitor {
  if (role !== undefined) return { as: role };
  return { role: login === undefined ? 'script' : 'console' };
}

function isRole(word: string): word is Role {
  return ROLES.some((role) => role === word);
}

function numberOf(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isFinite(value) || text.trim() === '' || value < 0 || value > most)
    throw new Error(`${name} must be a number from 0 to ${most}.`);
  return value;
}
