import { appendChanges, ChangeCollector } from './change-log.ts';
import type { Change, WritableDb, WriteTransaction } from './store.ts';

/** Lets transactions through one at a time, in the order they were asked for. */
export class WriteQueue {
  readonly #db: WritableDb;
  readonly #committed: (changes: readonly Change[]) => void;
  #last: Promise<unknown> = Promise.resolve();

  constructor(db: WritableDb, committed: (changes: readonly Change[]) => void) {
    this.#db = db;
    this.#committed = committed;
  }

  /** Runs the work in one transaction after all work asked for before; rejects, with everything undone, where it throws. */
  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    return this.between(() => this.#run(work));
  }

  /** Lets another connection write in its turn; what it has changed is told as ours is. */
  lend<T>(work: () => Promise<{ readonly answer: T; readonly changes: readonly Change[] }>): Promise<T> {
    return this.between(async () => {
      const { answer, changes } = await work();
      if (changes.length > 0) this.#committed(changes);
      return answer;
    });
  }

  /** Does something in its turn that need be no transaction; rejects where it throws. */
  between<T>(work: () => T | Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  /** Resolves when everything asked for so far has ended. */
  async settled(): Promise<void> {
    await this.#last;
  }

  async #run<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    const db = this.#db;
    const collector = new ChangeCollector();
    db.run('BEGIN IMMEDIATE');
    let answer: T;
    try {
      answer = await work({ db, changed: (entity, id, version) => collector.add({ entity, id, version }) });
      appendChanges(db, collector.changes);
      db.run('COMMIT');
    } catch (error) {
      this.#rollBack();
      throw error;
    }
    if (collector.changes.length > 0) this.#committed(collector.changes);
    return answer;
  }

  /** A full disk or a broken file makes SQLite roll back by itself; a second ROLLBACK would hide the first error. */
  #rollBack(): void {
    try {
      this.#db.run('ROLLBACK');
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
    }
  }
}
