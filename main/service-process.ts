import { createInterface } from 'node:readline';
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { FromService, ServiceOptions, ServiceState, StoreKeys, ToService } from '../contract/shell.ts';
import type { KeyNote } from '../contract/keys.ts';
import type { KeySource } from './key-source.ts';
import type { Log } from './logging.ts';
import { RestartPlan } from './restart-plan.ts';

/** How long the service may take to write everything out before it is killed. */
const CLOSE_WITHIN_MS = 8_000;

interface Running {
  readonly child: UtilityProcess;
  readonly since: number;
}

/** A picture as it arrived. */
export interface FoundPicture {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** How long a window waits for a picture before it is shown as a file. */
const PICTURE_WITHIN_MS = 10_000;

interface PortWish {
  readonly role: 'console' | 'wall';
  deliver(port: MessagePortMain): void;
}

/** The data service as main sees it: a process that is started, watched, started again and closed, and paired with windows. */
export class ServiceProcess {
  readonly #dataDir: string;
  readonly #options: ServiceOptions;
  readonly #entry: string;
  readonly #keySource: () => KeySource;
  readonly #log: Log;
  readonly #plan = new RestartPlan();
  readonly #listeners = new Set<(state: ServiceState) => void>();
  readonly #shutListeners = new Set<() => void>();
  #state: ServiceState = { kind: 'starting' };
  #running: Running | null = null;
  /** Windows that wait for a port, by the id of their web contents. */
  #wishes = new Map<number, PortWish>();
  #closing: (() => void) | null = null;
  /** Pictures that were asked for and not answered yet. */
  readonly #pictures = new Map<number, (found: FoundPicture | null) => void>();
  #lastAsk = 0;
  /** What the audit has to be told once the store is open. */
  #notes: KeyNote[] = [];
  #acceptsClock = false;

  constructor(setUp: {
    readonly dataDir: string;
    readonly options: ServiceOptions;
    readonly entry: string;
    readonly keySource: () => KeySource;
    readonly log: Log;
  }) {
    this.#dataDir = setUp.dataDir;
    this.#options = setUp.options;
    this.#entry = setUp.entry;
    this.#keySource = setUp.keySource;
    this.#log = setUp.log;
  }

  get state(): ServiceState {
    return this.#state;
  }

  onState(listener: (state: ServiceState) => void): void {
    this.#listeners.add(listener);
  }

  /** Hears that the desk was locked or left: its window must forget what it has shown. */
  onDeskShut(listener: () => void): void {
    this.#shutListeners.add(listener);
  }

  /** The machine was locked or goes to sleep: so does the desk. */
  lockDesk(): void {
    if (this.#running !== null && this.#state.kind === 'ready') this.#tell(this.#running, { kind: 'lock' });
  }

  start(): void {
    this.#begin((keys) => ({
      kind: 'open',
      dataDir: this.#dataDir,
      keys,
      options: this.#options,
      acceptsClock: this.#acceptsClock,
    }));
  }

  /** After a refusal or giving up: once more from the beginning. */
  retry(): void {
    this.#startOver();
    this.start();
  }

  /** Goes on for this run although the clock stands before the newest thing in the store. */
  acceptClock(): void {
    if (this.#state.kind !== 'clock-back') throw new Error('Nobody has asked about the clock.');
    this.#acceptsClock = true;
    this.#notes.push('keys.clockAccepted');
    this.retry();
  }

  /** Tells the audit of something that happened to the key ring, now or as soon as the store is open. */
  note(note: KeyNote): void {
    this.#notes.push(note);
    if (this.#state.kind === 'ready') this.#tellNotes();
  }

  /** Puts the refused store aside and starts from one of the backups the refusal has named. */
  restore(backup: string): void {
    if (this.#state.kind !== 'store-refused' || !this.#state.backups.some(({ path }) => path === backup)) {
      throw new Error('Only a backup that was offered can be restored.');
    }
    this.#startOver();
    this.#begin((keys) => ({
      kind: 'restore',
      dataDir: this.#dataDir,
      keys,
      backup,
      options: this.#options,
      acceptsClock: this.#acceptsClock,
    }));
  }

  /** Pairs a window with the service, now or as soon as it is open. */
  pair(windowId: number, wish: PortWish): void {
    this.#wishes.set(windowId, wish);
    this.#grantWishes();
  }

  /** The picture behind a ticket; null where the service knows none, or does not answer. */
  picture(ticket: string): Promise<FoundPicture | null> {
    const running = this.#running;
    if (running === null || this.#state.kind !== 'ready') return Promise.resolve(null);
    this.#lastAsk += 1;
    const ask = this.#lastAsk;
    return new Promise((resolve) => {
      const settle = (found: FoundPicture | null): void => {
        clearTimeout(timer);
        this.#pictures.delete(ask);
        resolve(found);
      };
      const timer = setTimeout(() => settle(null), PICTURE_WITHIN_MS);
      this.#pictures.set(ask, settle);
      this.#tell(running, { kind: 'picture', ask, ticket });
    });
  }

  forget(windowId: number): void {
    this.#wishes.delete(windowId);
  }

  /** Asks the service to close and waits for it; kills it where it does not. */
  async close(): Promise<void> {
    const running = this.#running;
    if (running === null || this.#closing !== null) return;
    await new Promise<void>((resolve) => {
      const kill = setTimeout(() => {
        this.#log.error('service-did-not-close');
        running.child.kill();
        resolve();
      }, CLOSE_WITHIN_MS);
      this.#closing = () => {
        clearTimeout(kill);
        resolve();
      };
      this.#tell(running, { kind: 'close' });
    });
  }

  #begin(messageFor: (keys: StoreKeys) => ToService): void {
    const found = this.#keySource().keys();
    if (found.kind === 'state') return this.#become(found.state);
    if (found.kind === 'refused') {
      this.#become({ kind: 'store-refused', reason: found.reason, detail: found.detail, backups: [] });
      return;
    }
    const child = utilityProcess.fork(this.#entry, [], { serviceName: 'group-patrol-service', stdio: 'pipe' });
    const running: Running = { child, since: performance.now() };
    this.#running = running;
    if (child.stdout !== null)
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => this.#log.line(line));
    child.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk));
    child.on('message', (message: FromService) => this.#heard(running, message));
    child.on('exit', (code) => this.#ended(running, code));
    this.#tell(running, messageFor(found.keys));
  }

  #heard(running: Running, message: FromService): void {
    if (running !== this.#running) return;
    switch (message.kind) {
      case 'opened':
        this.#tellNotes();
        this.#become({ kind: 'ready' });
        this.#grantWishes();
        return;
      case 'refused':
        this.#become({
          kind: 'store-refused',
          reason: message.reason,
          detail: message.detail,
          backups: message.backups,
        });
        return;
      case 'desk-shut':
        for (const listener of this.#shutListeners) listener();
        return;
      case 'picture':
        this.#pictures.get(message.ask)?.(message.found);
        return;
      case 'clock-back':
        return this.#become({ kind: 'clock-back', clockAt: message.clockAt, newestAt: message.newestAt });
      case 'closed':
        this.#closing?.();
    }
  }

  #ended(running: Running, code: number): void {
    if (running !== this.#running) return;
    this.#running = null;
    if (this.#closing !== null) return this.#closing();
    if (this.#state.kind === 'store-refused' || this.#state.kind === 'clock-back') return;
    const step = this.#plan.ended(performance.now() - running.since);
    this.#log.error('service-ended', { code, next: step.kind });
    if (step.kind === 'give-up') return this.#become({ kind: 'given-up', detail: `exit code ${code}` });
    this.#become({ kind: 'restarting', attempt: step.attempt });
    setTimeout(() => {
      if (this.#running === null && this.#closing === null) this.start();
    }, step.afterMs);
  }

  #startOver(): void {
    const before = this.#running;
    this.#running = null;
    before?.child.kill();
    this.#plan.reset();
    this.#become({ kind: 'starting' });
  }

  #tellNotes(): void {
    const running = this.#running;
    if (running === null) return;
    for (const note of this.#notes.splice(0)) this.#tell(running, { kind: 'note', note });
  }

  #grantWishes(): void {
    const running = this.#running;
    if (running === null || this.#state.kind !== 'ready') return;
    const wishes = this.#wishes;
    this.#wishes = new Map();
    for (const { role, deliver } of wishes.values()) {
      const { port1, port2 } = new MessageChannelMain();
      this.#tell(running, { kind: 'port', role }, [port1]);
      deliver(port2);
    }
  }

  #tell(running: Running, message: ToService, ports: MessagePortMain[] = []): void {
    running.child.postMessage(message, ports);
  }

  #become(state: ServiceState): void {
    this.#state = state;
    this.#log.info('service-state', { state: state.kind });
    for (const listener of this.#listeners) listener(state);
  }
}
