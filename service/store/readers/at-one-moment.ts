import type { Connection } from '../connection.ts';

/**
 * Answers a question from the store as it stood when its first statement ran. Between two statements a group can be seen for the
 * first time: its message would have no name. One question at a time; reading only.
 */
export async function atOneMoment<Output>(
  { database }: Connection<'readable'>,
  read: () => Promise<Output>,
): Promise<Output> {
  database.exec('BEGIN');
  try {
    return await read();
  } finally {
    // SQLite may have ended it itself after an error of the disk.
    if (database.inTransaction) database.exec('COMMIT');
  }
}
