import { Worker } from 'node:worker_threads';
import type { Instant } from '../../domain/time/instant.ts';
import { errorName, type Log } from '../log.ts';
import type { Change, Store } from '../store/store.ts';
import type { IntakeData, IntakeReply, IntakeRequest, SentOutcome } from './intake-messages.ts';
import { allRefused, type Outcome, type PortionStore } from './portion-store.ts';
import type { Portion } from './prepare.ts';

/** Which store the thread writes, and how it is started. */
export interface IntakeThreadOptions extends IntakeData {
  readonly workerUrl: URL;
  readonly execArgv: readonly string[];
}

/** Why the thread has stored nothing of a portion; `code` is the database's, where it has one. */
export class IntakeFailed extends Error {
  readonly code: string;

  constructor(failure: { readonly name: string; readonly message: string; readonly code: string }) {
    super(failure.message);
    this.name = failure.name;
    this.code = failure.code;
  }
}

/** The thread ended while it stored: whether the portions are stored is known when they are offered again. */
export class IntakeDied extends Error {
  constructor(cause: unknown) {
    super('The thread that stores has ended', { cause });
    this.name = 'IntakeDied';
  }
}

/** What a thread may have committed before it ended is looked for by every screen. */
const UNTOLD: readonly Change[] = [{ entity: 'message', id: null, version: null }];

/** Stores on a thread of its own, so that sockets are read and windows answered while it does. A thread that dies is replaced. */
export class IntakeThread implements PortionStore {
  readonly #parts: { readonly store: Store; readonly clock: { now(): Instant }; readonly log: Log };
  readonly #options: IntakeThreadOptions;
  #running: RunningThread | null = null;
  #number = 0;

  constructor(
    parts: { readonly store: Store; readonly clock: { now(): Instant }; readonly log: Log },
    options: IntakeThreadOptions,
  ) {
    this.#parts = parts;
    this.#options = options;
    this.#thread();
  }

  async store(portions: readonly Portion[]): Promise<readonly Outcome[]> {
    const { store, clock } = this.#parts;
    try {
      return await store.lend(() => this.#stored(portions, clock.now()));
    } catch (error) {
      return allRefused(portions, error);
    }
  }

  /** In the turn of a writer, so that no commit under way is matched against half of an edit. */
  async reloadRules(): Promise<void> {
    await this.#parts.store.lend(async () => {
      // The thread that comes after one that has died reads them when it begins.
      await this.#ask({ kind: 'reload-rules' }).catch((error: unknown) => {
        if (!(error instanceof IntakeDied)) throw error;
      });
      return { answer: undefined, changes: [] };
    });
  }

  async close(): Promise<void> {
    await this.#running?.close();
    this.#running = null;
  }

  async #stored(
    portions: readonly Portion[],
    at: Instant,
  ): Promise<{ readonly answer: readonly Outcome[]; readonly changes: readonly Change[] }> {
    try {
      const { outcomes, changes, lines } = await this.#ask({ kind: 'store', portions, at });
      for (const { level, event, fields } of lines) this.#parts.log[level](event, fields);
      return { answer: outcomes.map(received), changes };
    } catch (error) {
      return { answer: allRefused(portions, error), changes: UNTOLD };
    }
  }

  #ask(request: Asked): Promise<IntakeReply> {
    this.#number += 1;
    return this.#thread().ask({ ...request, number: this.#number });
  }

  #thread(): RunningThread {
    if (this.#running !== null && !this.#running.isDead) return this.#running;
    this.#running = new RunningThread(this.#options, (cause) =>
      this.#parts.log.error('intake-thread-ended', { error: cause === null ? null : errorName(cause) }),
    );
    return this.#running;
  }
}

/** A request before it has a number. */
type Asked = IntakeRequest extends infer One ? (One extends IntakeRequest ? Omit<One, 'number'> : never) : never;

/** One thread, from its start to its end; it is asked one thing at a time. */
class RunningThread {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  readonly #died: (cause: unknown) => void;
  readonly #waiting = new Map<number, { resolve(reply: IntakeReply): void; reject(error: Error): void }>();
  #isClosing = false;
  #isDead = false;

  constructor({ file, key, blindIndex, workerUrl, execArgv }: IntakeThreadOptions, died: (cause: unknown) => void) {
    this.#died = died;
    const data: IntakeData = { file, key, blindIndex };
    this.#worker = new Worker(workerUrl, { workerData: data, execArgv: [...execArgv] });
    this.#worker.on('message', (reply: IntakeReply) => {
      this.#waiting.get(reply.number)?.resolve(reply);
      this.#waiting.delete(reply.number);
    });
    this.#worker.on('error', (error) => this.#die(error));
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#die(null);
        resolve();
      });
    });
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  ask(request: IntakeRequest): Promise<IntakeReply> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.number, { resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  /** Ends the thread after what it has in hand; resolves when it is gone. */
  async close(): Promise<void> {
    if (this.#isDead) return;
    this.#isClosing = true;
    this.#worker.postMessage('close');
    await this.#ended;
  }

  #die(cause: unknown): void {
    if (this.#isDead) return;
    this.#isDead = true;
    if (!this.#isClosing) this.#died(cause);
    for (const { reject } of this.#waiting.values()) reject(new IntakeDied(cause));
    this.#waiting.clear();
  }
}

function received(outcome: SentOutcome): Outcome {
  return outcome.status === 'fulfilled' ? outcome : { status: 'rejected', reason: new IntakeFailed(outcome) };
}
