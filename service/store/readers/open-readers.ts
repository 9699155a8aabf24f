import { ANALYSIS_QUERIES, LONG_QUERIES, type ReaderInput, type ReaderOutput, type ReaderQuery } from './queries.ts';
import { ReaderDied, ReaderThread, type ReaderThreadOptions } from './reader-thread.ts';
import type { ReaderRequest } from './reader-worker.ts';

/** Reads on threads of their own, so that reading never delays what arrives. */
export interface Readers {
  /**
   * Answers a query on the next free thread. Rejects with `FailedOnThread` where the query throws, and with the reason of the signal where
   * whoever asked has gone before a thread was free: a question that is still typed at is not asked.
   */
  run<Name extends ReaderQuery>(
    name: Name,
    input: ReaderInput<Name>,
    signal?: AbortSignal | undefined,
  ): Promise<ReaderOutput<Name>>;
  /** Ends every thread after what it has in hand. What still waits is rejected. */
  close(): Promise<void>;
}

export interface ReadersOptions extends ReaderThreadOptions {
  /** How many threads answer; queries that read the whole file get another. */
  readonly size: number;
}

interface Job {
  readonly request: ReaderRequest;
  readonly signal: AbortSignal | undefined;
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

/** Starts the reader threads of a store that is open. A thread that dies is replaced, and its question asked once more. */
export function openReaders(options: ReadersOptions): Readers {
  const pool = new ReaderPool(options, options.size);
  pool.warmUp();
  const behind = { ...options, isBehind: true };
  const long = new ReaderPool(behind, 1);
  const analysis = new ReaderPool(behind, 1);
  const poolOf = (name: ReaderQuery) => (LONG_QUERIES.has(name) ? long : ANALYSIS_QUERIES.has(name) ? analysis : pool);
  let number = 0;
  return {
    run: (name, input, signal) => {
      number += 1;
      const request = { number, name, input } as ReaderRequest;
      return poolOf(name).run(request, signal) as Promise<ReaderOutput<typeof name>>;
    },
    close: async () => {
      await Promise.all([pool.close(), long.close(), analysis.close()]);
    },
  };
}

/** Threads are started when they are first needed, unless warmed up; questions wait in the order they came. */
class ReaderPool {
  readonly #options: ReaderThreadOptions;
  readonly #size: number;
  readonly #free: ReaderThread[] = [];
  readonly #busy = new Set<Promise<void>>();
  readonly #waiting: Job[] = [];
  #isClosed = false;

  constructor(options: ReaderThreadOptions, size: number) {
    this.#options = options;
    this.#size = size;
  }

  /** Starts the threads at once: the first window asks while it is still being drawn. */
  warmUp(): void {
    while (this.#free.length < this.#size) this.#free.push(new ReaderThread(this.#options));
  }

  run(request: ReaderRequest, signal: AbortSignal | undefined): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) reject(new Error('The readers are closed'));
      else this.#waiting.push({ request, signal, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#waiting.splice(0)) job.reject(new Error('The readers are closed'));
    await Promise.all(this.#busy);
    await Promise.all(this.#free.splice(0).map((thread) => thread.close()));
  }

  #next(): void {
    this.#dropLeft();
    if (this.#waiting.length === 0) return;
    const thread = this.#free.pop() ?? (this.#busy.size < this.#size ? new ReaderThread(this.#options) : null);
    if (thread === null) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    const work = this.#serve(thread, job).finally(() => {
      this.#busy.delete(work);
      this.#next();
    });
    this.#busy.add(work);
  }

  /** Questions nobody waits for any more leave the queue without an answer. */
  #dropLeft(): void {
    const left = this.#waiting.filter(({ signal }) => signal?.aborted === true);
    if (left.length === 0) return;
    this.#waiting.splice(0, this.#waiting.length, ...this.#waiting.filter(({ signal }) => signal?.aborted !== true));
    for (const { reject, signal } of left) reject(signal?.reason);
  }

  async #serve(thread: ReaderThread, job: Job): Promise<void> {
    let current = thread;
    try {
      job.resolve(
        await thread.ask(job.request).catch((error: unknown) => {
          if (!(error instanceof ReaderDied)) throw error;
          current = new ReaderThread(this.#options);
          return current.ask(job.request);
        }),
      );
    } catch (error) {
      job.reject(error);
    }
    if (!current.isDead) this.#free.push(current);
  }
}
