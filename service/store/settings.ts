import type { ReadableDb, WriteTransaction } from './store.ts';

/** Names of the settings the service reads; a value is text, and its reader says what it means. */
export type SettingKey =
  | 'center.id'
  | 'center.name'
  | 'center.city'
  | 'center.cityCode'
  | 'profile.training'
  | 'audit.lastAnchor'
  | 'audit.anchorFile'
  | 'lead.publicKey'
  | 'clock.lastUse'
  | 'house.forget'
  | 'outbox.perMinute'
  | 'patrol.settings';

/** Who this centre is. All three are settings, because no place and no office is written in the code (S01). */
export interface Center {
  readonly id: string;
  readonly name: string;
  readonly cityName: string;
}

/** The stored text of a setting; null where it was never set. */
export async function readSetting(db: ReadableDb, key: SettingKey): Promise<string | null> {
  return db.get<{ value: string }>('SELECT value FROM settings WHERE key = :key', { key })?.value ?? null;
}

/** Sets what the service notes for itself; nobody is told, because no screen shows it. */
export async function keepSetting(tx: WriteTransaction, key: SettingKey, value: string): Promise<void> {
  tx.db.run(
    'INSERT INTO settings (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    { key, value },
  );
}

/** Sets a setting and announces it. */
export async function writeSetting(tx: WriteTransaction, key: SettingKey, value: string): Promise<void> {
  await keepSetting(tx, key, value);
  tx.changed('setting', key, null);
}

/** The centre as it is set up; names are empty until somebody has given them. */
export async function readCenter(db: ReadableDb): Promise<Center> {
  return {
    id: (await readSetting(db, 'center.id')) ?? '',
    name: (await readSetting(db, 'center.name')) ?? '',
    cityName: (await readSetting(db, 'center.city')) ?? '',
  };
}
