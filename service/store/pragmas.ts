import type { Sqlite } from './sqlite.ts';

/** How the pages of the file are encrypted: the format other programs know as SQLCipher 4, with a raw 256-bit key. */
export function unlock(database: Sqlite, key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new TypeError('The key of the store is 64 hexadecimal digits');
  database.pragma(`cipher = 'sqlcipher'`);
  database.pragma('legacy = 4');
  database.pragma(`key = "x'${key}'"`);
}

type Setting = readonly [name: string, set: string, expected: string | number];

/**
 * A WAL file that exists already is reopened with synchronous = NORMAL, which loses acknowledged commits at a power cut;
 * so everything that durability rests on is set and then read back at every open.
 */
const WRITER_SETTINGS: readonly Setting[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['temp_store', 'MEMORY', 2],
  ['trusted_schema', 'OFF', 0],
  ['secure_delete', 'ON', 1],
  ['cell_size_check', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['journal_size_limit', String(512 * 1024 * 1024), 512 * 1024 * 1024],
  // A thread empties the log at half of this (jobs/empty-log.ts); where it is held up, the writer does it here.
  ['wal_autocheckpoint', '192000', 192_000],
  ['cache_size', '-65536', -65_536],
  ['busy_timeout', '5000', 5_000],
];

/**
 * A reader never writes, so only what guards against a hostile or broken schema, and the memory it may use, is set: 64 MiB hold what
 * sixty searches touch of a million messages; with half of that each of them decrypts its pages anew and takes twice as long.
 */
const READER_SETTINGS: readonly Setting[] = [
  ['query_only', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['cache_size', '-65536', -65_536],
  ['busy_timeout', '5000', 5_000],
];

/** Sets and asserts the pragmas of the writing connection; throws where one did not take. */
export function settleWriter(database: Sqlite): void {
  settle(database, WRITER_SETTINGS);
}

/** Sets and asserts the pragmas of a reading connection; throws where one did not take. */
export function settleReader(database: Sqlite): void {
  settle(database, READER_SETTINGS);
}

function settle(database: Sqlite, settings: readonly Setting[]): void {
  for (const [name, set, expected] of settings) {
    database.pragma(`${name} = ${set}`);
    const actual = database.pragma(name, { simple: true });
    if (actual !== expected) throw new Error(`PRAGMA ${name} is ${String(actual)}, not ${expected}`);
  }
}
