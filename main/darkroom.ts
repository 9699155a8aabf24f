import { join } from 'node:path';
import { BrowserWindow, ipcMain, session, type IpcMainEvent } from 'electron';
import { z } from 'zod';
import type { Log } from './logging.ts';
import { PAGE_ORIGIN } from './page-file.ts';

const developed = z.strictObject({ ask: z.int(), bytes: z.instanceof(Uint8Array).nullable() });

/** A picture nobody can draw in this time is a bomb. */
const DEVELOP_WITHIN_MS = 10_000;
/** After so much idleness the process is given back. */
const CLOSE_AFTER_MS = 60_000;
const LARGEST_RESULT = 30_000_000;

interface Asked {
  readonly type: string;
  readonly bytes: Uint8Array;
  settle(picture: Uint8Array | null): void;
}

/**
 * Draws pictures anew, one after the other, in a hidden, sandboxed process that has nothing else to do. One that hangs or dies there
 * takes only itself along: the picture is shown as a file, and the next one gets a fresh process.
 */
export class Darkroom {
  readonly #log: Log;
  readonly #serve: (of: Electron.Session) => void;
  readonly #waiting: Asked[] = [];
  #window: BrowserWindow | null = null;
  #current: { readonly ask: number; readonly asked: Asked; readonly timer: NodeJS.Timeout } | null = null;
  #idle: NodeJS.Timeout | null = null;
  #isReady = false;
  #lastAsk = 0;

  /** serve makes the empty page of the process available to its session. */
  constructor(parts: { readonly log: Log; readonly serve: (of: Electron.Session) => void }) {
    this.#log = parts.log;
    this.#serve = parts.serve;
    ipcMain.on('darkroom:ready', (event) => {
      if (!this.#isOwn(event)) return;
      this.#isReady = true;
      this.#next();
    });
    ipcMain.on('darkroom:developed', (event, answer: unknown) => {
      if (this.#isOwn(event)) this.#answered(developed.parse(answer));
    });
  }

  /** A fresh PNG of the picture; null where it cannot be drawn. */
  develop(type: string, bytes: Uint8Array): Promise<Uint8Array | null> {
    return new Promise((settle) => {
      this.#waiting.push({ type, bytes, settle });
      this.#next();
    });
  }

  close(): void {
    for (const { settle } of this.#waiting.splice(0)) settle(null);
    this.#giveUp(null);
  }

  #isOwn({ sender }: IpcMainEvent): boolean {
    return sender.id === this.#window?.webContents.id;
  }

  #next(): void {
    if (this.#current !== null) return;
    if (this.#waiting.length === 0) return this.#rest();
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    this.#window ??= this.#open();
    if (!this.#isReady) return;
    const asked = this.#waiting.shift();
    if (asked === undefined) return;
    this.#lastAsk += 1;
    const timer = setTimeout(() => this.#giveUp('too-slow'), DEVELOP_WITHIN_MS);
    this.#current = { ask: this.#lastAsk, asked, timer };
    this.#window.webContents.send('darkroom:develop', { ask: this.#lastAsk, type: asked.type, bytes: asked.bytes });
  }

  #answered({ ask, bytes }: z.infer<typeof developed>): void {
    const current = this.#current;
    if (current === null || current.ask !== ask) return;
    clearTimeout(current.timer);
    this.#current = null;
    current.asked.settle(bytes !== null && isPng(bytes) && bytes.length <= LARGEST_RESULT ? bytes : null);
    this.#next();
  }

  /** Ends the process; the picture it was at is not shown. */
  #giveUp(reason: string | null): void {
    const { current, window } = { current: this.#current, window: this.#window };
    this.#current = null;
    this.#window = null;
    this.#isReady = false;
    if (reason !== null) this.#log.warn('picture-not-drawn', { reason });
    if (current !== null) clearTimeout(current.timer);
    current?.asked.settle(null);
    if (window !== null && !window.isDestroyed()) {
      window.webContents.forcefullyCrashRenderer();
      window.destroy();
    }
    if (this.#waiting.length > 0) this.#next();
  }

  #rest(): void {
    if (this.#window === null || this.#idle !== null) return;
    this.#idle = setTimeout(() => {
      this.#idle = null;
      this.#giveUp(null);
    }, CLOSE_AFTER_MS);
  }

  #open(): BrowserWindow {
    // A session of its own is a process of its own: nothing of the console's pages is ever in it.
    const own = session.fromPartition('darkroom');
    if (!own.protocol.isProtocolHandled('app')) this.#serve(own);
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: own,
        preload: join(import.meta.dirname, '../preload/darkroom.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        images: false,
        webgl: false,
        enableWebSQL: false,
        backgroundThrottling: false,
      },
    });
    window.webContents.once('render-process-gone', () => {
      if (this.#window === window) this.#giveUp('gone');
    });
    void window.loadURL(`${PAGE_ORIGIN}/empty.html`).catch(() => this.#giveUp('no-page'));
    return window;
  }
}

function isPng(bytes: Uint8Array): boolean {
  return bytes.length > 8 && [0x89, 0x50, 0x4e, 0x47].every((byte, index) => bytes[index] === byte);
}
