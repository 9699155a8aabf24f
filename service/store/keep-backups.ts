import { rmSync } from 'node:fs';
import type { BackupFile } from '../../contract/shell.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/time/instant.ts';
import { listBackups } from './backup.ts';

const RECENT = 6;
const DAILY = 7;
const WEEKLY = 4;
const SHANGHAI_MS = 8 * 3_600_000;
/** 1970-01-01 was a Thursday: three days later the weeks begin on Mondays. */
const MONDAY_DAYS = 3;

/** Which backups stay: the 6 newest, the newest of each of the last 7 days that have one, and of each of the last 4 weeks. */
export function backupsToKeep(newestFirst: readonly BackupFile[]): readonly BackupFile[] {
  const day = (backup: BackupFile): number => Math.floor((backup.madeAt + SHANGHAI_MS) / DAY_MS);
  const week = (backup: BackupFile): number => Math.floor((day(backup) + MONDAY_DAYS) / 7);
  const kept = new Set([
    ...newestFirst.slice(0, RECENT),
    ...firstOfEach(newestFirst, day, DAILY),
    ...firstOfEach(newestFirst, week, WEEKLY),
  ]);
  return newestFirst.filter((backup) => kept.has(backup));
}

/** A backup is made when the newest is this old, whenever the console was last started. */
const BACKUP_EVERY_MS = 4 * HOUR_MS;

/** Whether the newest backup of a store is four hours old, or there is none; one from the future (a clock that was set back) does not count. */
export function isBackupDue(file: string, now: Instant): boolean {
  return !listBackups(file).some((backup) => backup.madeAt > now - BACKUP_EVERY_MS && backup.madeAt <= now);
}

/** Deletes the backups of a store that need not be kept; answers how many went. */
export function dropOldBackups(file: string): number {
  const all = listBackups(file);
  const kept = new Set(backupsToKeep(all));
  const dropped = all.filter((backup) => !kept.has(backup));
  for (const backup of dropped) rmSync(backup.path, { force: true });
  return dropped.length;
}

function firstOfEach(
  newestFirst: readonly BackupFile[],
  span: (backup: BackupFile) => number,
  limit: number,
): readonly BackupFile[] {
  const firsts = new Map<number, BackupFile>();
  for (const backup of newestFirst) {
    if (!firsts.has(span(backup))) firsts.set(span(backup), backup);
  }
  return [...firsts.values()].slice(0, limit);
}
