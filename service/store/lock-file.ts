import { Sqlite } from './sqlite.ts';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { errorCode, StoreRefused } from './store-refused.ts';

/** The sole right to a store file, held until `release`. */
export interface StoreLock {
  /** True where whoever held the store before ended without closing it: the file is then checked before it is used. */
  readonly endedUnclean: boolean;
  /** Gives the store free; `clean` says that every connection was closed first. */
  release(clean: boolean): void;
}

/**
 * Takes the lock beside a store file. It is an empty database under an exclusive lock of the operating system, because
 * that ends with the process, however it ends; a number in a file would outlive a power cut and then name a stranger.
 * Refuses `in-use` where another process, or this one, has the store open.
 */
export function lockStore(file: string): StoreLock {
  const lock = takeExclusively(`${file}.lock`, file);
  const marker = `${file}.open`;
  const endedUnclean = existsSync(marker);
  try {
    writeFileSync(marker, String(process.pid));
  } catch (error) {
    lock.close();
    throw error;
  }
  return {
    endedUnclean,
    release(clean) {
      if (clean) rmSync(marker, { force: true });
      lock.close();
    },
  };
}

function takeExclusively(path: string, file: string): Sqlite {
  const lock = new Sqlite(path, { timeout: 0 });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (errorCode(error).startsWith('SQLITE_BUSY')) throw new StoreRefused('in-use', `pid ${holderOf(file)}`, error);
    throw error;
  }
}

function holderOf(file: string): string {
  const marker = `${file}.open`;
  return existsSync(marker) ? readFileSync(marker, 'utf8').slice(0, 20) : 'unknown';
}
