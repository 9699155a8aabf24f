import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '../../domain/time/instant.ts';
import { makeBackup } from './backup.ts';
import { trimChanges } from './change-log.ts';
import { quickCheck } from './check.ts';
import { type Connection, openReader, openWriter, settle } from './connection.ts';
import { checkKey, keepKeyCheck } from './key-check.ts';
import { lockStore, type StoreLock } from './lock-file.ts';
import { isBehind, migrate, refuseTheFuture, schemaVersion } from './migrate.ts';
import { migrations as released } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { OpenStore } from './open-store.ts';
import { keepReserve } from './reserve.ts';
import type { Store } from './store.ts';
import { errorCode, refusalOf, StoreRefused } from './store-refused.ts';

export interface StoreOptions {
  /** Path of the database file; its folder is made where it is missing. */
  readonly file: string;
  /** 64 hexadecimal digits: the raw 256-bit key. */
  readonly key: string;
  readonly clock: { now(): Instant };
  /** The steps of the schema; the released ones unless a test says otherwise. */
  readonly migrations?: readonly Migration[];
}

/** A file up to this size is read in full at every open; a larger one only after an end without a close (0003-message-store). */
export const CHECKED_AT_EVERY_OPEN_BYTES = 64 * 1024 * 1024;

/**
 * Opens the encrypted store, or makes it. Rejects with `StoreRefused`: damaged, wrong-key, from-the-future, not-writable,
 * in-use, disk-full, unknown. Never answers with another or an empty store in the place of one that cannot be opened.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  try {
    mkdirSync(path.dirname(options.file), { recursive: true });
    const lock = lockStore(options.file);
    try {
      return openLocked(options, lock);
    } catch (error) {
      lock.release(!lock.endedUnclean);
      throw error;
    }
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

function openLocked(options: StoreOptions, lock: StoreLock): Store {
  const { file, key, clock, migrations = released } = options;
  const isNew = !existsSync(file) || statSync(file).size === 0;
  const writer = openWriter(file, key);
  try {
    if (!isNew) refuseUnreadable(writer, options);
    refuseTheFuture(writer, migrations);
    settle(writer);
    if (!isNew) refuseDamaged(writer, file, lock);
    if (isBehind(writer, migrations)) {
      if (schemaVersion(writer) > 0) makeBackup({ file, key }, clock.now());
      migrate(writer, migrations);
    }
    keepKeyCheck(file, key);
    trimChanges(writer);
    keepReserve(file);
    return new OpenStore({ file, writer, reader: openReader(file, key), lock });
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** A first page that cannot be decrypted: the key check says whether the key is another or the page is broken. */
function refuseUnreadable(writer: Connection<'writable'>, { file, key }: StoreOptions): void {
  try {
    writer.database.pragma('schema_version', { simple: true });
  } catch (error) {
    if (errorCode(error) !== 'SQLITE_NOTADB') throw error;
    const keyCheck = checkKey(file, key);
    throw new StoreRefused(keyCheck === 'matches' ? 'damaged' : 'wrong-key', `key check ${keyCheck}`, error);
  }
}

function refuseDamaged(writer: Connection<'writable'>, file: string, lock: StoreLock): void {
  if (!lock.endedUnclean && statSync(file).size > CHECKED_AT_EVERY_OPEN_BYTES) return;
  const check = quickCheck(writer);
  if (check.kind === 'damaged') throw new StoreRefused('damaged', check.problem);
}
