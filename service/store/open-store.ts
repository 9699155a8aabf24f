import { existsSync, statSync } from 'node:fs';
import type { Connection } from './connection.ts';
import type { StoreLock } from './lock-file.ts';
import type { Change, ReadableDb, Store, WriteAheadLog, WriteTransaction } from './store.ts';
import { moveLog, pagesOfLog } from './write-ahead-log.ts';
import { releaseReserveWhenFull } from './reserve.ts';
import { WriteQueue } from './write-queue.ts';

/** A store that is open; made by `openStore` only. */
export class OpenStore implements Store {
  readonly read: ReadableDb;
  readonly log: WriteAheadLog;
  readonly #file: string;
  readonly #writer: Connection<'writable'>;
  readonly #reader: Connection<'readable'>;
  readonly #lock: StoreLock;
  readonly #queue: WriteQueue;
  readonly #listeners = new Set<(changes: readonly Change[]) => void>();
  #closing: Promise<void> | null = null;

  constructor(parts: {
    readonly file: string;
    readonly writer: Connection<'writable'>;
    readonly reader: Connection<'readable'>;
    readonly lock: StoreLock;
  }) {
    this.#file = parts.file;
    this.#writer = parts.writer;
    this.#reader = parts.reader;
    this.#lock = parts.lock;
    this.read = parts.reader;
    this.#queue = new WriteQueue(parts.writer, (changes) => this.#announce(changes));
    this.log = {
      pages: () => pagesOfLog(this.#writer.database),
      finish: () => this.#queue.between(() => moveLog(this.#writer.database)),
    };
  }

  async write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    if (this.#closing !== null) throw new Error('The store is closed');
    try {
      return await this.#queue.write(work);
    } catch (error) {
      releaseReserveWhenFull(this.#file, error);
      throw error;
    }
  }

  lend<T>(work: () => Promise<{ readonly answer: T; readonly changes: readonly Change[] }>): Promise<T> {
    if (this.#closing !== null) return Promise.reject(new Error('The store is closed'));
    return this.#queue.lend(work);
  }

  onChange(listener: (changes: readonly Change[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  bytes(): number {
    return [this.#file, `${this.#file}-wal`].reduce(
      (sum, file) => sum + (existsSync(file) ? statSync(file).size : 0),
      0,
    );
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#queue.settled();
    this.#listeners.clear();
    this.#reader.close();
    this.#writer.database.pragma('wal_checkpoint(TRUNCATE)');
    this.#writer.close();
    this.#lock.release(true);
  }

  #announce(changes: readonly Change[]): void {
    for (const listener of this.#listeners) listener(changes);
  }
}
