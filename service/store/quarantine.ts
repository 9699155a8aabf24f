import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '../../domain/time/instant.ts';
import { quickCheck } from './check.ts';
import { openReader } from './connection.ts';
import { lockStore } from './lock-file.ts';
import { refusalOf, StoreRefused } from './store-refused.ts';

/** Moves a store with its log and its index of the log aside, so that nothing of it is lost; answers the folder it lies in now. */
export function quarantine(file: string, at: Instant): string {
  const directory = path.join(path.dirname(file), 'quarantine', new Date(at).toISOString().replaceAll(/[:.]/g, '-'));
  mkdirSync(directory, { recursive: true });
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, path.join(directory, path.basename(file) + suffix));
  }
  return directory;
}

/**
 * Puts a backup in the place of the store, which is moved aside first. The backup is checked before anything moves, and
 * its copy is complete under another name before it takes the place, so that a power cut leaves one of the two.
 * Refuses as `openStore` does: damaged, wrong-key, in-use, disk-full, not-writable. Answers where the old store lies.
 */
export function restoreBackup(
  store: { readonly file: string; readonly key: string },
  backup: string,
  at: Instant,
): { readonly quarantined: string } {
  const lock = lockStore(store.file);
  try {
    checkBackup(backup, store.key);
    const incoming = `${store.file}.restoring`;
    copyFileSync(backup, incoming);
    const quarantined = quarantine(store.file, at);
    renameSync(incoming, store.file);
    return { quarantined };
  } catch (error) {
    rmSync(`${store.file}.restoring`, { force: true });
    throw refusalOf(error) ?? error;
  } finally {
    lock.release(true);
  }
}

function checkBackup(backup: string, key: string): void {
  const copy = openReader(backup, key);
  try {
    const check = quickCheck(copy);
    if (check.kind === 'damaged') throw new StoreRefused('damaged', `backup: ${check.problem}`);
  } finally {
    copy.close();
  }
}
