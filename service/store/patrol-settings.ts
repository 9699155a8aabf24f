import { type PatrolSettings, USUAL_SETTINGS } from '../../domain/patrol/response-clock.ts';
import { readSetting, writeSetting } from './settings.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** Clock and hours of the centre; the usual ones until somebody has set others. */
export async function readPatrolSettings(db: ReadableDb): Promise<PatrolSettings> {
  const stored = await readSetting(db, 'patrol.settings');
  return stored === null ? USUAL_SETTINGS : (JSON.parse(stored) as PatrolSettings);
}

export async function writePatrolSettings(tx: WriteTransaction, settings: PatrolSettings): Promise<void> {
  await writeSetting(tx, 'patrol.settings', JSON.stringify(settings));
}
