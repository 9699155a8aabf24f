import type { SavedSearch } from '../../contract/searches.ts';
import type { OperatorId, SearchId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

const COLUMNS = 'id, name, query, sort AS "order", version';

/** The searches a person has saved, by name. */
export async function savedSearchesOf(db: ReadableDb, personId: OperatorId): Promise<readonly SavedSearch[]> {
  return db.all<SavedSearch>(`SELECT ${COLUMNS} FROM savedSearches WHERE personId = :personId ORDER BY name`, {
    personId,
  });
}

/** The search a person has saved under this name; null where there is none. */
export async function findSavedSearch(db: ReadableDb, personId: OperatorId, name: string): Promise<SavedSearch | null> {
  return (
    db.get<SavedSearch>(`SELECT ${COLUMNS} FROM savedSearches WHERE personId = :personId AND name = :name`, {
      personId,
      name,
    }) ?? null
  );
}

/** Stores a search as the caller has numbered it (1 for a new one). */
export async function putSavedSearch(
  tx: WriteTransaction,
  centerId: string,
  search: SavedSearch,
  saved: { readonly at: Instant; readonly by: OperatorId },
): Promise<void> {
  const { id, name, query, order, version } = search;
  tx.db.run(
    `INSERT INTO savedSearches (id, centerId, personId, name, query, sort, savedAt, version)
     VALUES (:id, :centerId, :by, :name, :query, :order, :at, :version)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, sort = excluded.sort,
       savedAt = excluded.savedAt, version = excluded.version`,
    { id, centerId, name, query, order, version, ...saved },
  );
  tx.changed('search', id, version);
}

/** Forgets a search of this person; answers whether there was one. */
export async function removeSavedSearch(tx: WriteTransaction, personId: OperatorId, id: SearchId): Promise<boolean> {
  const { changes } = tx.db.run('DELETE FROM savedSearches WHERE id = :id AND personId = :personId', { id, personId });
  if (changes > 0) tx.changed('search', id, null);
  return changes > 0;
}
