import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, powerMonitor } from 'electron';
import { ArgumentRefused, readArguments, type Arguments } from './arguments.ts';
import { Darkroom } from './darkroom.ts';
import { KeyDoor } from '../keys/key-door.ts';
import { windowFolder } from './data-folder.ts';
import { centreSource, trainingSource, type KeySource } from './key-source.ts';
import { openLog, type Log } from './logging.ts';
import { serveMedia } from './media-protocol.ts';
import { setMenu } from './menu.ts';
import { declareScheme, servePages } from './protocol.ts';
import { refusedSwitches } from './refused-switches.ts';
import { guardEverything } from './security.ts';
import { ServiceProcess } from './service-process.ts';
import { answerShell } from './shell-handlers.ts';
import { lazyKeychain, systemKeychain } from './system-keychain.ts';
import { lookForUpdates } from './updater.ts';
import { Windows } from './windows.ts';

exitOnOpeningSwitches();
const given = argumentsOrExit();
const dataDir = given.dataDir ?? join(app.getPath('userData'), given.profile);
app.setPath('userData', windowFolder(dataDir));
declareScheme();

if (app.requestSingleInstanceLock()) run();
else app.exit(0);

/** Opens the store and the console, and closes them in the opposite order. */
function run(): void {
  const log = openLog(dataDir);
  guardEverything(log);
  const windows = new Windows(log);
  const service: ServiceProcess = new ServiceProcess({
    dataDir,
    options: given.options,
    keySource: () => keySource,
    entry: join(import.meta.dirname, 'service.js'),
    log,
  });
  service.onDeskShut(() => windows.reloadConsole());
  const keySource = sourceOf(log, () => service);
  service.onState((state) => windows.tellState(state));
  app.on('second-instance', () => windows.bringForward());
  app.on('window-all-closed', () => app.quit());
  closeServiceBeforeQuit(service);
  void app.whenReady().then(() => {
    const pages = join(import.meta.dirname, '../renderer');
    servePages(pages);
    serveMedia({ service, darkroom: new Darkroom({ log, serve: (own) => servePages(pages, own) }) });
    for (const event of ['lock-screen', 'suspend'] as const)
      powerMonitor.on(event as 'suspend', () => service.lockDesk());
    answerShell({ windows, service, door: keySource.door, log });
    setMenu();
    service.start();
    windows.openConsole();
    void lookForUpdates(dataDir, log);
  });
}

/** Where the keys come from. The system's keychain may be asked only once the runtime is ready, and nobody asks before. */
function sourceOf(log: Log, service: () => ServiceProcess): KeySource {
  const keychain = lazyKeychain(systemKeychain);
  if (given.profile === 'training') return trainingSource(dataDir, keychain);
  const door = new KeyDoor({
    dataDir,
    keychain,
    now: () => Date.now(),
    note: (note) => {
      log.info('key-note', { note });
      service().note(note);
    },
    changed: () => service().retry(),
  });
  return centreSource(door);
}

/** A quit waits for the service: what is acknowledged is written, and the file is closed in order. */
function closeServiceBeforeQuit(service: ServiceProcess): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void service.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

/** A packed console is not started with a debugger, a proxy or a loosened rule: whoever can type a command line is not yet its owner. */
function exitOnOpeningSwitches(): void {
  const isWalkable =
    app.isPackaged && readFileSync(join(app.getAppPath(), 'package.json'), 'utf8').includes('"walkable"');
  const refused = refusedSwitches(process.argv.slice(1), { isPackaged: app.isPackaged, isWalkable });
  if (refused.length === 0) return;
  process.stderr.write(`The console does not start with --${refused.join(' --')}.\n`);
  app.exit(2);
  throw new Error('refused switches');
}

function argumentsOrExit(): Arguments {
  try {
    return readArguments(process.argv, app.isPackaged ? 'centre' : 'training');
  } catch (error) {
    if (!(error instanceof ArgumentRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    app.exit(2);
    throw error;
  }
}
