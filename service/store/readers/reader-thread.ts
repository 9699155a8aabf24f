import { AskedThread, FailedOnThread, type ThreadOptions } from '../asked-thread.ts';
import type { ReaderData, ReaderReply, ReaderRequest } from './reader-worker.ts';

export interface ReaderThreadOptions extends ThreadOptions {
  readonly file: string;
  readonly key: string;
  /** True for work nobody waits for: where the system can, such a thread runs when the others rest. */
  readonly isBehind?: boolean;
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
  readonly #thread: AskedThread<ReaderRequest, ReaderReply>;

  constructor({ file, key, isBehind = false, ...options }: ReaderThreadOptions) {
    const data: ReaderData = { file, key, isBehind };
    this.#thread = new AskedThread(options, data, (cause) => new ReaderDied(cause));
  }

  get isDead(): boolean {
    return this.#thread.isDead;
  }

  /** Rejects with `FailedOnThread` where the query throws. */
  async ask(request: ReaderRequest): Promise<unknown> {
    const reply = await this.#thread.ask(request);
    if ('failure' in reply) throw new FailedOnThread(reply.failure);
    return reply.output;
  }

  /** Ends the thread after the question in hand; resolves when it is gone. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
