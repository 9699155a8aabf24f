import { openWriter, settle } from './connection.ts';
import type { Sqlite } from './sqlite.ts';

/** Pages committed since the log was begun anew; moves none of them. Throws during a transaction of the connection. */
export function pagesOfLog(database: Sqlite): number {
  return logged(database, 'NOOP');
}

/** Moves into the file what no reader still needs from the log, without waiting for anybody; answers the pages of the log. */
export function moveLog(database: Sqlite): number {
  return logged(database, 'PASSIVE');
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

function logged(database: Sqlite, mode: 'NOOP' | 'PASSIVE'): number {
  const [row] = database.pragma(`wal_checkpoint(${mode})`) as readonly { readonly log: number }[];
  return row?.log ?? 0;
}
