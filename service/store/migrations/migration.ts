/** One forward step of the schema; version is PRAGMA user_version after it. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
