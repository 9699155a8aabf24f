import path from 'node:path';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import type { FromService, ToService } from '../contract/shell.ts';
import { instant } from '../domain/time/instant.ts';
import { ClockBack } from './clock-back.ts';
import { createService, type Service } from './create-service.ts';
import { DATABASE_FILE } from './database-file.ts';
import { jsonLog } from './json-log.ts';
import { PASSWORD_COST } from './passwords.ts';
import { openLocalDoor } from './local-door.ts';
import type { Session } from './session.ts';
import { listBackups } from './store/backup.ts';
import { restoreBackup } from './store/quarantine.ts';
import { StoreRefused } from './store/store-refused.ts';

/** One end of a channel to a window; it delivers nothing before start(). */
type PortToWindow = SupportedMessagePort & { start(): void };

/** What Electron gives a process it has forked, as far as it is used here. */
interface ParentPort {
  on(
    event: 'message',
    listener: (event: { readonly data: ToService; readonly ports: readonly PortToWindow[] }) => void,
  ): void;
  postMessage(message: FromService): void;
}

const passwordCost = { ...PASSWORD_COST, workerUrl: new URL('./scrypt.js', import.meta.url) };
const clock = { now: () => instant(Date.now()) };
// Main writes the lines of stdout into its log file.
const log = jsonLog((line) => process.stdout.write(line), clock);
let service: Promise<Service> | null = null;
// One desk, however often its window is loaded: whoever sits there stays, and a locked desk stays locked.
let desk: Session | null = null;
let closeDoor: (() => Promise<void>) | null = null;

// Electron adds it to the process; Node's types do not know it.
const parent = (process as unknown as { readonly parentPort: ParentPort }).parentPort;
parent.on('message', ({ data, ports }) => void handle(data, ports));

// A fault nobody has caught leaves a state nobody knows: main starts the service again on what is committed.
process.on('uncaughtException', (error) => end('uncaught', error));
process.on('unhandledRejection', (reason) => end('unhandled', reason));

async function handle(message: ToService, ports: readonly PortToWindow[]): Promise<void> {
  switch (message.kind) {
    case 'open':
    case 'restore':
      return open(message);
    case 'port':
      return serve(message.role, ports[0]);
    case 'lock':
      return lock();
    case 'picture':
      return showPicture(message.ask, message.ticket);
    case 'note':
      return (await service)?.note(message.note);
    case 'close':
      return close();
  }
}

async function open(message: Extract<ToService, { kind: 'open' | 'restore' }>): Promise<void> {
  const { dataDir, keys, options, acceptsClock } = message;
  const file = path.join(dataDir, DATABASE_FILE);
  try {
    if (message.kind === 'restore') restoreBackup({ file, key: keys.database }, message.backup, clock.now());
    const readers = { workerUrl: new URL('./reader.js', import.meta.url), execArgv: [] };
    const intake = { workerUrl: new URL('./intake.js', import.meta.url), execArgv: [] };
    service = createService({
      ...{ paths: { dataDir }, keys, clock, log, random: Math.random, options, readers, intake },
      restoredFrom: message.kind === 'restore' ? path.basename(message.backup) : null,
      passwordCost,
      acceptsClock,
    });
    const opened = await service;
    if (options.training && options.door !== null) closeDoor = await openLocalDoor(opened, options.door);
    parent.postMessage({ kind: 'opened' });
  } catch (error) {
    service = null;
    if (error instanceof ClockBack) return refuseClock(error);
    const { reason, detail } =
      error instanceof StoreRefused ? error : { reason: 'unknown' as const, detail: describe(error) };
    log.error('store-refused', { reason, detail });
    parent.postMessage({ kind: 'refused', reason, detail, backups: listBackups(file) });
  }
}

function refuseClock({ clockAt, newestAt }: ClockBack): void {
  log.error('clock-back', { clockAt, newestAt });
  parent.postMessage({ kind: 'clock-back', clockAt, newestAt });
}

async function serve(role: 'console' | 'wall', port: PortToWindow | undefined): Promise<void> {
  const open = await service;
  if (open === null || port === undefined) return log.error('port-without-service', { role });
  open.serve(port, role === 'console' ? (desk ??= openDesk(open)) : open.openSession({ role }));
  port.start();
}

function openDesk(open: Service): Session {
  const session = open.openSession({ role: 'console' });
  session.onShut((how) => {
    if (how !== 'taken') parent.postMessage({ kind: 'desk-shut' });
  });
  return session;
}

async function lock(): Promise<void> {
  const open = await service;
  if (open !== null && desk !== null) open.lockDesk(desk);
}

async function showPicture(ask: number, ticket: string): Promise<void> {
  const found = (await (await service)?.picture(ticket).catch(() => null)) ?? null;
  parent.postMessage({ kind: 'picture', ask, found });
}

async function close(): Promise<void> {
  await closeDoor?.();
  await (await service?.catch(() => null))?.close();
  parent.postMessage({ kind: 'closed' });
}

function end(event: string, error: unknown): void {
  log.error(event, { error: describe(error) });
  process.exit(1);
}

/** Name and place; the words of an error may quote a message. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return `${error.name} ${
    error.stack
      ?.split('\n')
      .find((line) => line.trimStart().startsWith('at '))
      ?.trim() ?? ''
  }`;
}
