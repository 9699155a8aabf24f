import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type Display } from 'electron';
import type { ServiceState } from '../contract/shell.ts';
import type { Log } from './logging.ts';
import { PAGE_ORIGIN } from './page-file.ts';

export type WindowRole = 'console' | 'wall';

/** The windows there are: one console, and at most one wall. */
export class Windows {
  readonly #log: Log;
  #console: BrowserWindow | null = null;
  #wall: BrowserWindow | null = null;

  constructor(log: Log) {
    this.#log = log;
  }

  openConsole(): BrowserWindow {
    const { width, height } = screen.getPrimaryDisplay().workAreaSize;
    const window = new BrowserWindow({
      ...appearance('console'),
      ...titleBar(),
      width: Math.min(1440, width),
      height: Math.min(900, height),
      minWidth: Math.min(1024, width),
      minHeight: Math.min(640, height),
      title: app.getName(),
      autoHideMenuBar: true,
    });
    window.on('closed', () => {
      this.#console = null;
      this.closeWall();
    });
    this.#console = window;
    this.#show(window, 'index.html');
    return window;
  }

  /** Loads the console anew at the place where it is: nothing of what it has shown stays in its memory. */
  reloadConsole(): void {
    this.#console?.webContents.reload();
  }

  /** The console comes forward: somebody has started the program a second time. */
  bringForward(): void {
    const window = this.#console;
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** The wall, frameless, filling the second screen where there is one. */
  openWall(): void {
    if (this.#wall !== null) return this.#wall.focus();
    const { bounds } = this.#wallDisplay();
    const window = new BrowserWindow({
      ...appearance('wall'),
      ...bounds,
      frame: false,
      fullscreen: true,
      backgroundColor: '#0b1420',
      skipTaskbar: true,
    });
    window.setMenu(null);
    window.webContents.on('before-input-event', (_event, input) => {
      if (input.type === 'keyDown' && input.key === 'Escape') window.close();
    });
    window.on('closed', () => {
      this.#wall = null;
    });
    this.#wall = window;
    this.#show(window, 'wall.html');
  }

  closeWall(): void {
    this.#wall?.close();
  }

  tellState(state: ServiceState): void {
    for (const window of [this.#console, this.#wall]) window?.webContents.send('shell:service-state', state);
  }

  /** Which of the two this web contents belongs to; null for any other. */
  roleOf(webContentsId: number): WindowRole | null {
    if (this.#console?.webContents.id === webContentsId) return 'console';
    return this.#wall?.webContents.id === webContentsId ? 'wall' : null;
  }

  #show(window: BrowserWindow, page: string): void {
    window.once('ready-to-show', () => window.show());
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      this.#log.error('window-gone', { page, reason });
      if (reason !== 'clean-exit' && !window.isDestroyed())
        setTimeout(() => !window.isDestroyed() && window.reload(), 1_000);
    });
    void window.loadURL(`${PAGE_ORIGIN}/${page}`);
  }

  #wallDisplay(): Display {
    const consoleDisplay =
      this.#console === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(this.#console.getBounds());
    return screen.getAllDisplays().find(({ id }) => id !== consoleDisplay.id) ?? consoleDisplay;
  }
}

function appearance(role: WindowRole): Electron.BrowserWindowConstructorOptions {
  return {
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f1b2a' : '#ffffff',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // A page that could ask in the system's own dialog could ask for a password.
      disableDialogs: true,
      navigateOnDragDrop: false,
      webgl: false,
      enableWebSQL: false,
      devTools: !app.isPackaged,
      // A wall nobody clicks on must not be put to sleep.
      backgroundThrottling: role === 'console',
      additionalArguments: [`--window-role=${role}`, `--app-version=${app.getVersion()}`],
    },
  };
}

/** The command bar stands in the title area where the system can put its buttons over a page. */
function titleBar(): Electron.BrowserWindowConstructorOptions {
  if (process.platform === 'darwin') return { titleBarStyle: 'hiddenInset' };
  if (process.platform === 'win32')
    return { titleBarStyle: 'hidden', titleBarOverlay: { color: '#17283b', symbolColor: '#b7c4d3', height: 44 } };
  return {};
}
