import { Worker } from 'node:worker_threads';

/** How a thread is started. */
export interface ThreadOptions {
  readonly workerUrl: URL;
  readonly execArgv: readonly string[];
}

/** An error as it crosses between threads, where it would lose what it is; `code` is the database's, empty where there is none. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly code: string;
}

/** An error of a thread, ready to be sent. */
export function toSentError(error: unknown): SentError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const { name, message } = error instanceof Error ? error : { name: 'unknown', message: String(error) };
  return { name, message, code };
}

/** What failed on a thread, under the name it had there; `code` is the database's, where it has one. */
export class FailedOnThread extends Error {
  readonly code: string;

  constructor({ name, message, code }: SentError) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

/** A thread that answers each request by its number, from its start to its end. */
export class AskedThread<Request extends { readonly number: number }, Reply extends { readonly number: number }> {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  readonly #died: (cause: unknown) => Error;
  readonly #waiting = new Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>();
  #isClosing = false;
  #isDead = false;

  /** `died` makes the error for what was in hand when the thread ended without having been closed, and for whoever asks one that has ended. */
  constructor({ workerUrl, execArgv }: ThreadOptions, workerData: unknown, died: (cause: unknown) => Error) {
    this.#died = died;
    this.#worker = new Worker(workerUrl, { workerData, execArgv: [...execArgv] });
    this.#worker.on('message', (reply: Reply) => {
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

  ask(request: Request): Promise<Reply> {
    if (this.#isDead) return Promise.reject(this.#died(null));
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
    if (this.#isClosing && this.#waiting.size === 0) return;
    const error = this.#died(cause);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
