import type { BriefId, OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** One exported brief in the register 导出登记. */
export interface StoredBrief {
  readonly id: BriefId;
  readonly week: Instant;
  readonly cutOff: Instant;
  readonly exportedAt: Instant;
  readonly exportedBy: OperatorId;
  readonly fileName: string;
  /** Of the file's bytes, hexadecimal: says whether a file is the one that was exported. */
  readonly sha256: string;
  /** The document as it was composed, as JSON, so that the same file can be made again. */
  readonly figures: string;
}

const COLUMNS = 'id, week, cutOff, exportedAt, exportedBy, fileName, sha256, figures';

/** Exported briefs, newest first. */
export async function listBriefs(db: ReadableDb, limit: number): Promise<readonly StoredBrief[]> {
  return db.all<StoredBrief>(`SELECT ${COLUMNS} FROM briefs ORDER BY exportedAt DESC, id DESC LIMIT :limit`, { limit });
}

/** The exported brief of this id; null where there is none. */
export async function findBrief(db: ReadableDb, id: BriefId): Promise<StoredBrief | null> {
  return db.get<StoredBrief>(`SELECT ${COLUMNS} FROM briefs WHERE id = :id`, { id }) ?? null;
}

/** Registers an export. */
export async function insertBrief(tx: WriteTransaction, centerId: string, brief: StoredBrief): Promise<void> {
  tx.db.run(
    `INSERT INTO briefs (centerId, ${COLUMNS}) VALUES (:centerId, :id, :week, :cutOff, :exportedAt, :exportedBy, :fileName, :sha256, :figures)`,
    { ...brief, centerId },
  );
  tx.changed('brief', brief.id, null);
}
