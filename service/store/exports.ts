import type { EXPORT_KINDS } from '../../contract/exports.ts';
import type { OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

export type ExportKind = (typeof EXPORT_KINDS)[number];

/** One row of the register of exports 导出登记. */
export interface StoredExport {
  /** Year and running number, e.g. 2026-000012. */
  readonly serial: string;
  readonly at: Instant;
  readonly by: OperatorId;
  readonly kind: ExportKind;
  readonly purpose: string;
  readonly fileName: string;
  readonly bytes: number;
  /** Of the file as it left, hexadecimal. */
  readonly sha256: string;
  /** Of what the check code vouches for: the file without the code (docs/audit-log.md). */
  readonly contentSha256: string;
  /** Where the audit chain stood. */
  readonly headSeq: number;
  readonly headHash: string;
  readonly checkCode: string;
}

const COLUMNS = 'serial, at, by, kind, purpose, fileName, bytes, sha256, contentSha256, headSeq, headHash, checkCode';

/** The serial the next export of a year will have. */
export async function nextSerial(db: ReadableDb, year: number): Promise<string> {
  const last = db.get<{ serial: string | null }>(
    `SELECT max(serial) AS serial FROM exports WHERE serial >= :from AND serial < :to`,
    { from: `${year}-`, to: `${year}.` },
  )?.serial;
  return `${year}-${String(Number(last?.slice(5) ?? 0) + 1).padStart(6, '0')}`;
}

/** Registers an export; false where another has taken the serial meanwhile. */
export async function insertExport(tx: WriteTransaction, centerId: string, row: StoredExport): Promise<boolean> {
  const { changes } = tx.db.run(
    `INSERT INTO exports (centerId, ${COLUMNS}) VALUES (:centerId, ${COLUMNS.replaceAll(/(\w+)/g, ':$1')})
     ON CONFLICT (serial) DO NOTHING`,
    { ...row, centerId },
  );
  tx.changed('export', row.serial, null);
  return changes === 1;
}

/** Registered exports, newest first; `before` continues a page. */
export async function listExports(
  db: ReadableDb,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<readonly StoredExport[]> {
  return db.all<StoredExport>(
    `SELECT ${COLUMNS} FROM exports WHERE :before IS NULL OR serial < :before ORDER BY serial DESC LIMIT :limit`,
    { before, limit },
  );
}

/** The newest export with this file digest, or this check code; null where there is none. */
export async function findExport(
  db: ReadableDb,
  by: { readonly sha256: string } | { readonly checkCode: string } | { readonly serial: string },
): Promise<StoredExport | null> {
  const [[column, value]] = Object.entries(by) as [[string, string]];
  return (
    db.get<StoredExport>(`SELECT ${COLUMNS} FROM exports WHERE ${column} = :value ORDER BY serial DESC LIMIT 1`, {
      value,
    }) ?? null
  );
}
