import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FromService, ServiceOptions, ToService } from '../contract/shell.ts';
import { instant } from '../domain/time/instant.ts';
import { keysOfTraining } from '../keys/store-keys.ts';
import { makeBackup } from './store/backup.ts';

const ENTRY = fileURLToPath(new URL('./index.ts', import.meta.url));
const KEY = 'a1'.repeat(32);
const OPTIONS: ServiceOptions = {
  training: true,
  feedRate: 0,
  historyWeeks: 0,
  reversePort: null,
  idleMinutes: null,
  door: null,
};

/** What Electron would give the process: a port to the one that has forked it. */
const PARENT_PORT = `
  import { EventEmitter } from 'node:events';
  const port = new EventEmitter();
  port.postMessage = (message) => process.send(message);
  process.parentPort = port;
  // Like Electron's: what comes before somebody listens waits.
  port.once('newListener', () => setImmediate(() => process.on('message', (data) => port.emit('message', { data, ports: [] }))));`;

let folder: string;
let service: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'service-'));
});
afterEach(() => {
  service.kill();
  rmSync(folder, { recursive: true, force: true });
});

function start(): void {
  const execArgv = ['--import', 'tsx', '--import', `data:text/javascript,${encodeURIComponent(PARENT_PORT)}`];
  service = fork(ENTRY, [], { execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
}

function ask(message: ToService): Promise<FromService> {
  return new Promise((answered) => {
    service.once('message', (answer) => answered(answer as FromService));
    service.send(message);
  });
}

const open = (key = KEY) =>
  ask({ kind: 'open', dataDir: folder, keys: keysOfTraining(key), options: OPTIONS, acceptsClock: false });

describe('the process of the service', () => {
  it('opens, and closes when it is asked to', async () => {
    start();
    expect([await open(), await ask({ kind: 'close' })]).toEqual([{ kind: 'opened' }, { kind: 'closed' }]);
  }, 60_000);

  it('refuses a store of another key and names its backups', async () => {
    start();
    await open();
    await ask({ kind: 'close' });
    const backup = makeBackup({ file: path.join(folder, 'console.db'), key: KEY }, instant(1_795_500_000_000));
    service.kill();
    start();
    const refused = await open('b2'.repeat(32));
    expect(refused).toEqual({ kind: 'refused', reason: 'wrong-key', detail: expect.any(String), backups: [backup] });
  }, 60_000);

  it('refuses a damaged store and starts from a backup of it', async () => {
    start();
    await open();
    await ask({ kind: 'close' });
    service.kill();
    const file = path.join(folder, 'console.db');
    const backup = makeBackup({ file, key: KEY }, instant(1_795_500_000_000));
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(9, 4_096, bytes.length - 4_096));
    start();
    const refused = await open();
    const restored = await ask({
      kind: 'restore',
      dataDir: folder,
      keys: keysOfTraining(KEY),
      backup: backup.path,
      options: OPTIONS,
      acceptsClock: false,
    });
    expect([
      refused.kind,
      refused.kind === 'refused' && refused.reason,
      restored,
      await ask({ kind: 'close' }),
    ]).toEqual(['refused', 'damaged', { kind: 'opened' }, { kind: 'closed' }]);
  }, 60_000);
});
