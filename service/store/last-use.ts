import { instant, type Instant } from '../../domain/time/instant.ts';
import { keepSetting } from './settings.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/**
 * The newest instant the store knows of: when it was last in use, its last audit entry, its last message. Of each the last one
 * written counts, not the greatest: a day with a wrong clock must not be held against every later one. Null in a new store.
 */
export async function newestInstant(db: ReadableDb): Promise<Instant | null> {
  const known = [
    db.get<{ at: number }>(`SELECT CAST(value AS INTEGER) AS at FROM settings WHERE key = 'clock.lastUse'`),
    db.get<{ at: number }>('SELECT at FROM auditLog ORDER BY seq DESC LIMIT 1'),
    db.get<{ at: number }>('SELECT receivedAt AS at FROM messages ORDER BY id DESC LIMIT 1'),
  ].flatMap((row) => (row === undefined ? [] : [row.at]));
  return known.length === 0 ? null : instant(Math.max(...known));
}

/** Remembers that the store is in use; nobody is told, because no screen shows it. */
export async function keepLastUse(tx: WriteTransaction, now: Instant): Promise<void> {
  await keepSetting(tx, 'clock.lastUse', String(now));
}
