import type { Entity } from '../../contract/entity.ts';

/** A value SQLite can bind or answer. */
export type SqlValue = string | number | bigint | Uint8Array | null;
export type SqlParameters = Readonly<Record<string, SqlValue>>;

/** A connection that can only read. Statements are prepared once per text and kept. Rows come back as objects keyed by column. */
export interface ReadableDb {
  readonly kind: 'readable' | 'writable';
  get<Row>(sql: string, parameters?: SqlParameters): Row | undefined;
  all<Row>(sql: string, parameters?: SqlParameters): Row[];
}

/** A connection that may write; reached only inside a transaction, of which there is one at a time. */
export interface WritableDb extends ReadableDb {
  readonly kind: 'writable';
  run(sql: string, parameters?: SqlParameters): { readonly changes: number; readonly lastInsertRowid: number };
}

/** One announcement of the change log: `id` and `version` are null where a whole set has changed. */
export interface Change {
  readonly entity: Entity;
  readonly id: string | null;
  readonly version: number | null;
}

/** What a unit of work gets: the writing connection, and the way to say what it has changed. */
export interface WriteTransaction {
  readonly db: WritableDb;
  /** Appends to changeLog in the same transaction; the listeners of `onChange` hear it after the commit. */
  changed(entity: Entity, id: string | null, version: number | null): void;
}

/** What was committed and is not yet in the file itself. */
export interface WriteAheadLog {
  /** Pages committed since the log was begun anew. Asked between transactions, as listeners of `onChange` are told. */
  pages(): number;
  /** Moves what is left of it into the file between two transactions; the next transaction then begins it anew. */
  finish(): Promise<void>;
}

/** The encrypted store: one writer, readers beside it. Opened by `openStore`. */
export interface Store {
  /** A read-only connection on this thread, for short reads; it sees committed rows only. */
  readonly read: ReadableDb;
  readonly log: WriteAheadLog;
  /**
   * One transaction (BEGIN IMMEDIATE … COMMIT, synchronous=FULL). Calls queue and run one after the other. The work may
   * await store functions, and a turn of the event loop where it is long; never a timer, a socket or a disk. Rejects and
   * rolls back where the work throws.
   */
  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T>;
  /**
   * Gives another connection its turn to write: nobody else writes until the work resolves, and what it says has changed is told as if
   * it had been changed here. Rejects where the work does.
   */
  lend<T>(work: () => Promise<{ readonly answer: T; readonly changes: readonly Change[] }>): Promise<T>;
  /** Hears the changes of each committed transaction; answers the way to stop listening. */
  onChange(listener: (changes: readonly Change[]) => void): () => void;
  /** Size of the file and its log, bytes. */
  bytes(): number;
  /** Checkpoints, closes every connection. */
  close(): Promise<void>;
}
