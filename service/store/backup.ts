import { Sqlite } from './sqlite.ts';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BackupFile } from '../../contract/shell.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { quickCheck } from './check.ts';
import { Connection, openReader } from './connection.ts';
import { unlock } from './pragmas.ts';

/** Where the backups of a store lie. */
export function backupDirectory(file: string): string {
  return path.join(path.dirname(file), 'backups');
}

/** The backups of a store, newest first. What is being written, or failed its check, has another ending and is not among them. */
export function listBackups(file: string): readonly BackupFile[] {
  const directory = backupDirectory(file);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .map((name) => ({ name, madeAt: madeAtOf(name) }))
    .filter((entry): entry is { name: string; madeAt: number } => entry.madeAt !== null)
    .map(({ name, madeAt }) => {
      const full = path.join(directory, name);
      return { path: full, madeAt, bytes: statSync(full).size };
    })
    .sort((a, b) => b.madeAt - a.madeAt);
}

/**
 * Copies the store into its backup folder and counts it as a backup only after the copy was opened with the key, checked,
 * and found to hold at least the rows the store had when the copy began. Throws where any of that fails.
 * Reads every page: run it on a thread of its own where the store may be large.
 */
export function makeBackup(store: { readonly file: string; readonly key: string }, at: Instant): BackupFile {
  const directory = backupDirectory(store.file);
  mkdirSync(directory, { recursive: true });
  const finished = path.join(directory, nameOf(at));
  const unfinished = `${finished}.part`;
  rmSync(unfinished, { force: true });
  try {
    const before = copyInto(store, unfinished);
    checkCopy(unfinished, store.key, before);
    renameSync(unfinished, finished);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  return { path: finished, madeAt: at, bytes: statSync(finished).size };
}

/** VACUUM INTO keeps the cipher and the key; the other two ways of copying do not work on an encrypted file or give it out in the clear. */
function copyInto({ file, key }: { readonly file: string; readonly key: string }, target: string): RowCounts {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    unlock(database, key);
    const before = countRows(new Connection('readable', database));
    database.prepare('VACUUM INTO ?').run(target);
    return before;
  } finally {
    database.close();
  }
}

function checkCopy(file: string, key: string, before: RowCounts): void {
  const copy = openReader(file, key);
  try {
    const check = quickCheck(copy);
    if (check.kind === 'damaged') throw new Error(`The backup is damaged: ${check.problem}`);
    const after = countRows(copy);
    if (after.messages < before.messages || after.issueEvents < before.issueEvents) {
      throw new Error(`The backup holds ${after.messages} messages of ${before.messages}`);
    }
  } finally {
    copy.close();
  }
}

interface RowCounts {
  readonly messages: number;
  readonly issueEvents: number;
}

/** Counted by the counter and the narrow table, because a count of all messages reads an index of many megabytes. */
function countRows(connection: Connection<'readable'>): RowCounts {
  return {
    messages: connection.get<{ n: number }>('SELECT count(*) AS n FROM messages')?.n ?? 0,
    issueEvents: connection.get<{ n: number }>('SELECT count(*) AS n FROM issueEvents')?.n ?? 0,
  };
}

function nameOf(at: Instant): string {
  return `console-${new Date(at).toISOString().replaceAll(/[-:]/g, '').replace('.', '')}.db`;
}

function madeAtOf(name: string): number | null {
  const match = /^console-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z\.db$/.exec(name);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, milliseconds] = match.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, milliseconds);
}
