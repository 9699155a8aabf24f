import type { ImportId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** running: being read now. interrupted: the service ended while it ran; it can go on where it stopped. */
export type ImportState = 'running' | 'done' | 'cancelled' | 'refused' | 'interrupted';

/** What the person said that the file does not say. */
export interface ImportOptions {
  readonly groupExternalId: string | null;
  readonly groupName: string | null;
  readonly selfId: string | null;
}

/** One import of one file, with how far it has come. */
export interface StoredImport {
  readonly id: ImportId;
  readonly accountKey: number;
  readonly path: string;
  readonly fileName: string;
  readonly options: ImportOptions;
  readonly format: string | null;
  readonly encoding: string | null;
  readonly state: ImportState;
  readonly refusal: string | null;
  /** Where to go on; only the file connector knows what it means. */
  readonly cursor: string | null;
  readonly bytes: number;
  readonly bytesRead: number;
  readonly rows: number;
  readonly added: number;
  readonly known: number;
  readonly setAside: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

interface ImportRow extends Omit<StoredImport, 'options'> {
  readonly options: string;
}

const COLUMNS = `id, accountKey, path, fileName, options, format, encoding, state, refusal, cursor, bytes, bytesRead, rows, added, known,
  setAside, startedAt, endedAt`;

/** Imports, newest first. */
export async function listImports(db: ReadableDb, limit: number): Promise<readonly StoredImport[]> {
  return db
    .all<ImportRow>(`SELECT ${COLUMNS} FROM imports ORDER BY startedAt DESC, id DESC LIMIT :limit`, { limit })
    .map(fromRow);
}

/** The import of this id; null where there is none. */
export async function findImport(db: ReadableDb, id: ImportId): Promise<StoredImport | null> {
  const row = db.get<ImportRow>(`SELECT ${COLUMNS} FROM imports WHERE id = :id`, { id });
  return row === undefined ? null : fromRow(row);
}

/** Adds an import. */
export async function insertImport(tx: WriteTransaction, centerId: string, started: StoredImport): Promise<void> {
  tx.db.run(
    `INSERT INTO imports (centerId, ${COLUMNS}) VALUES (:centerId, :id, :accountKey, :path, :fileName, :options, :format, :encoding, :state,
       :refusal, :cursor, :bytes, :bytesRead, :rows, :added, :known, :setAside, :startedAt, :endedAt)`,
    { ...started, options: JSON.stringify(started.options), centerId },
  );
  tx.changed('import', started.id, null);
}

/** Stores how far an import has come; what identifies it stays. */
export async function saveImport(tx: WriteTransaction, moved: StoredImport): Promise<void> {
  const {
    id,
    format,
    encoding,
    state,
    refusal,
    cursor,
    bytes,
    bytesRead,
    rows,
    added,
    known,
    setAside,
    startedAt,
    endedAt,
  } = moved;
  tx.db.run(
    `UPDATE imports SET format = :format, encoding = :encoding, state = :state, refusal = :refusal, cursor = :cursor, bytes = :bytes,
       bytesRead = :bytesRead, rows = :rows, added = :added, known = :known, setAside = :setAside, startedAt = :startedAt, endedAt = :endedAt WHERE id = :id`,
    {
      id,
      format,
      encoding,
      state,
      refusal,
      cursor,
      bytes,
      bytesRead,
      rows,
      added,
      known,
      setAside,
      startedAt,
      endedAt,
    },
  );
  tx.changed('import', id, null);
}

/** Marks what was running when the service ended; asked once, before anything runs again. Answers how many. */
export async function markInterrupted(tx: WriteTransaction): Promise<number> {
  const { changes } = tx.db.run(`UPDATE imports SET state = 'interrupted' WHERE state = 'running'`);
  if (changes > 0) tx.changed('import', null, null);
  return changes;
}

function fromRow(row: ImportRow): StoredImport {
  return { ...row, options: JSON.parse(row.options) as ImportOptions };
}
