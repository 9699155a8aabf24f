import type { Instant } from '../../domain/time/instant.ts';
import { errorName, type Log } from '../log.ts';
import { AskedThread, FailedOnThread, type ThreadOptions } from '../store/asked-thread.ts';
import type { Change, Store } from '../store/store.ts';
import type { IntakeData, IntakeReply, IntakeRequest, SentOutcome } from './intake-messages.ts';
import { allRefused, type Outcome, type PortionStore } from './portion-store.ts';
import type { Portion } from './prepare.ts';

/** Which store the thread writes, and how it is started. */
export type IntakeThreadOptions = IntakeData & ThreadOptions;

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
  #running: Running | null = null;
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

  #thread(): Running {
    if (this.#running !== null && !this.#running.isDead) return this.#running;
    const { file, key, blindIndex } = this.#options;
    const data: IntakeData = { file, key, blindIndex };
    this.#running = new AskedThread(this.#options, data, (cause) => {
      this.#parts.log.error('intake-thread-ended', { error: cause === null ? null : errorName(cause) });
      return new IntakeDied(cause);
    });
    return this.#running;
  }
}

type Running = AskedThread<IntakeRequest, IntakeReply>;

/** A request before it has a number. */
type Asked = IntakeRequest extends infer One ? (One extends IntakeRequest ? Omit<One, 'number'> : never) : never;

function received(outcome: SentOutcome): Outcome {
  return outcome.status === 'fulfilled' ? outcome : { status: 'rejected', reason: new FailedOnThread(outcome.reason) };
}
