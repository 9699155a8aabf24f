import { Worker } from 'node:worker_threads';
import type { ReaderData, ReaderReply, ReaderRequest } from './reader-worker.ts';

export interface ReaderThreadOptions {
  readonly file: string;
  readonly key: string;
  readonly workerUrl: URL;
  readonly execArgv: readonly string[];
  /** True for work nobody waits for: where the system can, such a thread runs when the others rest. */
  readonly isBehind?: boolean;
}

/** A query that failed on its thread; `code` is the database's, where it has one. */
export class ReadFailed extends Error {
  readonly code: string;

  constructor(failure: { readonly name: string; readonly message: string; readonly code: string }) {
    super(failure.message);
    this.name = failure.name;
    this.code = failure.code;
  }
}

/** The thread ended while it worked; the query may be asked again, because it only reads. */
export class ReaderDied extends Error {
  constructor(cause: unknown) {
    super('A reader thread has ended', { cause });
    this.name = 'ReaderDied';
  }
}

/** One reader thread: answers one question at a time. */
export class ReaderThread {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #waiting: { readonly number: number; resolve(output: unknown): void; reject(error: Error): void } | null = null;
  #isDead = false;

  constructor({ file, key, workerUrl, execArgv, isBehind = false }: ReaderThreadOptions) {
    const workerData: ReaderData = { file, key, isBehind };
    this.#worker = new Worker(workerUrl, { workerData, execArgv: [...execArgv] });
    this.#worker.on('message', (reply: ReaderReply) => this.#settle(reply));
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

  ask(request: ReaderRequest): Promise<unknown> {
    if (this.#isDead) return Promise.reject(new ReaderDied(null));
    return new Promise((resolve, reject) => {
      this.#waiting = { number: request.number, resolve, reject };
      this.#worker.postMessage(request);
    });
  }

  /** Ends the thread after the question in hand; resolves when it is gone. */
  async close(): Promise<void> {
    if (this.#isDead) return;
    this.#worker.postMessage('close');
    await this.#ended;
  }

  #settle(reply: ReaderReply): void {
    const waiting = this.#waiting;
    if (waiting === null || waiting.number !== reply.number) return;
    this.#waiting = null;
    if ('failure' in reply) waiting.reject(new ReadFailed(reply.failure));
    else waiting.resolve(reply.output);
  }

  #die(cause: unknown): void {
    this.#isDead = true;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(new ReaderDied(cause));
  }
}
