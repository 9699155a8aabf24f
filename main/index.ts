import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, powerMonitor } from 'electron';
import { ArgumentRefused, readArguments, type Arguments } from './arguments.ts';
import { Darkroom } from './darkroom.ts';
import { windowFolder } from './data-folder.ts';
import { openLog } from './logging.ts';
import { serveMedia } from './media-protocol.ts';
import { setMenu } from './menu.ts';
import { declareScheme, servePages } from './protocol.ts';
import { refusedSwitches } from './refused-switches.ts';
import { guardEverything } from './security.ts';
import { ServiceProcess } from './service-process.ts';
import { answerShell } from './shell-handlers.ts';
import { lookForUpdates } from './updater.ts';
import { Windows } from './windows.ts';

exitOnOpeningSwitches();
const given = argumentsOrExit();
const dataDir = given.dataDir ?? join(app.getPath('userData'), 'training');
app.setPath('userData', windowFolder(dataDir));
declareScheme();

if (app.requestSingleInstanceLock()) run();
else app.exit(0);

/** Opens the store and the console, and closes them in the opposite order. */
function run(): void {
  const log = openLog(dataDir);
  guardEverything(log);
  const windows = new Windows(log);
  const service = new ServiceProcess({
    dataDir,
    options: given.options,
    entry: join(import.meta.dirname, 'service.js'),
    log,
  });
  service.onDeskShut(() => windows.reloadConsole());
  service.onState((state) => windows.tellState(state));
  app.on('second-instance', () => windows.bringForward());
  app.on('window-all-closed', () => app.quit());
  closeServiceBeforeQuit(service);
  void app.whenReady().then(() => {
    const pages = join(import.meta.dirname, '../renderer');
    servePages(pages);
    serveMedia({ service, darkroom: new Darkroom({ log, serve: (own) => servePages(pages, own) }) });
    answerShell({ windows, service, log });
    for (const event of ['lock-screen', 'suspend'] as const)
      powerMonitor.on(event as 'suspend', () => service.lockDesk());
    setMenu();
    service.start();
    windows.openConsole();
    void lookForUpdates(dataDir, log);
  });
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
    return readArguments(process.argv);
  } catch (error) {
    if (!(error instanceof ArgumentRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    app.exit(2);
    throw error;
  }
}
