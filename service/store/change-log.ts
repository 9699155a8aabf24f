import type { Entity } from '../../contract/entity.ts';
import type { Change, ReadableDb, WritableDb } from './store.ts';

/** Entities whose names the readers keep in memory; a change of one of them makes every reader look again. */
const MASTER_DATA: ReadonlySet<Entity> = new Set<Entity>(['category', 'group', 'region', 'rule']);

/** How many announcements are kept; a listener that fell further behind reads everything again. */
const KEPT_CHANGES = 100_000;

/** Collects what one transaction announces; the same announcement twice is one. */
export class ChangeCollector {
  readonly #changes = new Map<string, Change>();

  add(change: Change): void {
    this.#changes.set(`${change.entity}\n${change.id ?? ''}\n${change.version ?? ''}`, change);
  }

  get changes(): readonly Change[] {
    return [...this.#changes.values()];
  }
}

/** Appends the announcements of a transaction to the log, inside that transaction. */
export function appendChanges(db: WritableDb, changes: readonly Change[]): void {
  for (const { entity, id, version } of changes) {
    db.run('INSERT INTO changeLog (entity, id, version) VALUES (:entity, :id, :version)', { entity, id, version });
  }
  if (changes.some((change) => MASTER_DATA.has(change.entity))) outdateMasterData(db);
}

/** Makes every reader look again at what it keeps in memory, from the commit on. */
export function outdateMasterData(db: WritableDb): void {
  db.run(`UPDATE counters SET value = value + 1 WHERE name = 'masterData'`);
}

/** The number of the newest announcement; 0 before the first. */
export async function newestChange(db: ReadableDb): Promise<number> {
  return db.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM changeLog')?.seq ?? 0;
}

/** The announcements after one number, oldest first, at most `limit`. */
export async function changesAfter(
  db: ReadableDb,
  seq: number,
  limit: number,
): Promise<readonly (Change & { readonly seq: number })[]> {
  return db.all('SELECT seq, entity, id, version FROM changeLog WHERE seq > :seq ORDER BY seq LIMIT :limit', {
    seq,
    limit,
  });
}

/** Grows whenever a group, region, rule or category was changed; readers compare it before they use a kept name. */
export function masterDataVersion(db: ReadableDb): number {
  return db.get<{ value: number }>(`SELECT value FROM counters WHERE name = 'masterData'`)?.value ?? 0;
}

/** Forgets the oldest announcements, so that the log does not grow with the life of the store. */
export function trimChanges(db: WritableDb): void {
  db.run('DELETE FROM changeLog WHERE seq <= (SELECT max(seq) FROM changeLog) - :kept', { kept: KEPT_CHANGES });
}
