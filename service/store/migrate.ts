import type { Connection } from './connection.ts';
import type { Migration } from './migrations/migration.ts';
import { StoreRefused } from './store-refused.ts';

/** The schema version of the file; 0 for a new one. */
export function schemaVersion(connection: Connection<'writable' | 'readable'>): number {
  return Number(connection.database.pragma('user_version', { simple: true }));
}

/** Refuses a file written by a newer console: it may hold what this one would destroy. */
export function refuseTheFuture(connection: Connection<'writable'>, known: readonly Migration[]): void {
  const version = schemaVersion(connection);
  const newest = known.at(-1)?.version ?? 0;
  if (version > newest) {
    throw new StoreRefused('from-the-future', `schema ${version}, this console knows ${newest}`);
  }
}

/** Whether steps are missing. */
export function isBehind(connection: Connection<'writable'>, known: readonly Migration[]): boolean {
  return schemaVersion(connection) < (known.at(-1)?.version ?? 0);
}

/** Runs every missing step in one transaction: the file is at the newest version, or as it was. Throws where the steps are not numbered in order. */
export function migrate(connection: Connection<'writable'>, known: readonly Migration[]): void {
  known.forEach((step, index) => {
    if (step.version !== index + 1)
      throw new Error(`Migration ${step.name} is number ${index + 1}, not ${step.version}`);
  });
  const { database } = connection;
  const version = schemaVersion(connection);
  const missing = known.filter((step) => step.version > version);
  if (missing.length === 0) return;
  database
    .transaction(() => {
      for (const step of missing) {
        database.exec(step.sql);
        step.run?.(connection);
      }
      database.pragma(`user_version = ${missing.at(-1)?.version ?? version}`);
    })
    .exclusive();
}
