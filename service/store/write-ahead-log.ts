import { openWriter, settle } from './connection.ts';
import type { Sqlite } from './sqlite.ts';

/** Pages committed since the log was begun anew; moves none of them. Throws during a transaction of the connection. */
export function pagesOfLog(database: Sqlite): number {
  const [row] = database.pragma('wal_checkpoint(NOOP)') as readonly { readonly log: number }[];
  return row?.log ?? 0;
}

/** Moves into the file what no reader still needs from the log, without waiting for anybody. */
export function moveLog(database: Sqlite): void {
  database.pragma('wal_checkpoint(PASSIVE)');
}

/**
 * Moves the log over a connection of its own, while another one goes on writing. Twice, because much is written during the first
 * time: what is left for the writer is what it commits during the second.
 */
export function moveLogOf({ file, key }: { readonly file: string; readonly key: string }): void {
  const connection = openWriter(file, key);
  try {
    settle(connection);
    moveLog(connection.database);
    moveLog(connection.database);
  } finally {
    connection.close();
  }
}
