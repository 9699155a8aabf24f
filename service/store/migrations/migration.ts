import type { WritableDb } from '../store.ts';

/** One forward step of the schema; version is PRAGMA user_version after it. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** What SQL alone cannot do, in the same transaction, after the SQL of this step. */
  readonly run?: (db: WritableDb) => void;
}
