/** The part of better-sqlite3 the store uses; the package declares its types where its export map hides them. */
declare module 'better-sqlite3' {
  export interface Statement {
    run(parameters?: unknown): { readonly changes: number; readonly lastInsertRowid: number | bigint };
    get(parameters?: unknown): unknown;
    all(parameters?: unknown): unknown[];
  }

  export default class Database {
    constructor(
      file: string,
      options?: { readonly readonly?: boolean; readonly fileMustExist?: boolean; readonly timeout?: number },
    );
    readonly open: boolean;
    readonly inTransaction: boolean;
    prepare(sql: string): Statement;
    exec(sql: string): this;
    pragma(sql: string, options?: { readonly simple?: boolean }): unknown;
    transaction(work: () => void): { exclusive(): void };
    function(
      name: string,
      options: { readonly deterministic?: boolean },
      work: (...values: unknown[]) => unknown,
    ): this;
    close(): this;
  }
}
