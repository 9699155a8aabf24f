import { Sqlite, type Statement } from './sqlite.ts';
import { settleReader, settleWriter, unlock } from './pragmas.ts';
import type { ReadableDb, SqlParameters, WritableDb } from './store.ts';

/** One connection to the store: statements are prepared once per text and kept for its life. */
export class Connection<Kind extends 'readable' | 'writable'> {
  readonly kind: Kind;
  readonly database: Sqlite;
  readonly #statements = new Map<string, Statement>();

  constructor(kind: Kind, database: Sqlite) {
    this.kind = kind;
    this.database = database;
  }

  /** The first row of the answer, as its columns name it; undefined where there is none. */
  get<Row>(sql: string, parameters: SqlParameters = {}): Row | undefined {
    return this.#statement(sql).get(parameters) as Row | undefined;
  }

  /** Every row of the answer. */
  all<Row>(sql: string, parameters: SqlParameters = {}): Row[] {
    return this.#statement(sql).all(parameters) as Row[];
  }

  /** Runs a statement that changes rows; answers how many, and the key of the last row added. */
  run(sql: string, parameters: SqlParameters = {}): { readonly changes: number; readonly lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.#statement(sql).run(parameters);
    return { changes, lastInsertRowid: Number(lastInsertRowid) };
  }

  close(): void {
    this.#statements.clear();
    this.database.close();
  }

  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** Opens the writing connection without touching a page; the caller checks the file before it settles the pragmas. */
export function openWriter(file: string, key: string): Connection<'writable'> & WritableDb {
  const database = new Sqlite(file);
  unlock(database, key);
  return new Connection('writable', database);
}

/** Opens a reading connection on a file that has a writer. Throws a database error where it cannot be read. */
export function openReader(file: string, key: string): Connection<'readable'> & ReadableDb {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    unlock(database, key);
    settleReader(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return new Connection('readable', database);
}

/** Settles the pragmas of the writing connection. */
export function settle(connection: Connection<'writable'>): void {
  settleWriter(connection.database);
}
