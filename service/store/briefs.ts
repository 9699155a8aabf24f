import type { BriefId, OperatorId, RegionCode } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { placeCondition } from './scope-condition.ts';
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
  /** The regions it is about; none is the whole city. */
  readonly territory: readonly RegionCode[];
}

type BriefRow = Omit<StoredBrief, 'territory'> & { readonly territory: string };

const COLUMNS = 'id, week, cutOff, exportedAt, exportedBy, fileName, sha256, figures, territory';

/** Exported briefs about nothing beyond the scope, newest first. */
export async function listBriefs(db: ReadableDb, limit: number, scope: Scope): Promise<readonly StoredBrief[]> {
  const within = placeCondition(scope, 'about.value');
  const isMine =
    scope.territory === null
      ? 'true'
      : `b.territory <> '[]' AND NOT EXISTS (SELECT 1 FROM json_each(b.territory) about WHERE NOT (true ${within.sql}))`;
  const sql = `SELECT ${COLUMNS} FROM briefs b WHERE ${isMine} ORDER BY exportedAt DESC, id DESC LIMIT :limit`;
  return db.all<BriefRow>(sql, { limit, ...within.parameters }).map(fromRow);
}

/** The exported brief of this id; null where there is none. */
export async function findBrief(db: ReadableDb, id: BriefId): Promise<StoredBrief | null> {
  const row = db.get<BriefRow>(`SELECT ${COLUMNS} FROM briefs WHERE id = :id`, { id });
  return row === undefined ? null : fromRow(row);
}

/** Registers an export. */
export async function insertBrief(tx: WriteTransaction, centerId: string, brief: StoredBrief): Promise<void> {
  tx.db.run(
    `INSERT INTO briefs (centerId, ${COLUMNS}) VALUES (:centerId, :id, :week, :cutOff, :exportedAt, :exportedBy, :fileName, :sha256, :figures, :territory)`,
    { ...brief, centerId, territory: JSON.stringify(brief.territory) },
  );
  tx.changed('brief', brief.id, null);
}

function fromRow({ territory, ...row }: BriefRow): StoredBrief {
  return { ...row, territory: JSON.parse(territory) as RegionCode[] };
}
