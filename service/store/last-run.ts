import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** What is done by the calendar and not by how long the service runs. */
export type DatedWork = 'forget';

/** When this work was done last; null where it never was. */
export function lastRunOf(db: ReadableDb, work: DatedWork): Instant | null {
  const sql = 'SELECT CAST(value AS INTEGER) AS at FROM settings WHERE key = :key';
  return db.get<{ at: Instant }>(sql, { key: `house.${work}` })?.at ?? null;
}

/** Notes that it was done, in the transaction in which it was; nobody is told, because no screen shows it. */
export function keepRun(tx: WriteTransaction, work: DatedWork, at: Instant): void {
  tx.db.run(
    'INSERT INTO settings (key, value) VALUES (:key, :at) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    {
      key: `house.${work}`,
      at: String(at),
    },
  );
}
