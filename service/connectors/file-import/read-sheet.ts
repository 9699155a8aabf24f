import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { UnreadableWorkbook, Workbook, type SheetRow } from './xlsx-rows.ts';

/** The first sheet of a workbook: the header and every row under it that says something. */
export interface ReadSheet {
  readonly kind: 'sheet';
  readonly fileName: string;
  /** Of the whole file. */
  readonly sha256: string;
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** Why a sheet cannot be read, in words. */
export interface UnreadSheet {
  readonly kind: 'refused';
  readonly words: string;
}

const LARGEST_FILE = 64 * 1024 * 1024;
const MOST_ROWS = 20_000;
/** Titles may stand above the header. */
const ROWS_ABOVE = 12;

/** Reads the sheet that has a header with these columns. */
export async function readSheet(file: string, needed: readonly string[]): Promise<ReadSheet | UnreadSheet> {
  const refused = (words: string): UnreadSheet => ({ kind: 'refused', words });
  try {
    if ((await stat(file)).size > LARGEST_FILE) return refused('工作簿超过 64 MiB，请分开导入');
    const bytes = await readFile(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    let header: readonly string[] | null = null;
    const rows: SheetRow[] = [];
    for await (const row of (await Workbook.open(bytes)).rows()) {
      const cells = row.cells.map((cell) => cell.trim());
      if (header === null && needed.every((name) => cells.includes(name))) header = cells;
      else if (header === null && row.row > ROWS_ABOVE) break;
      else if (header !== null && cells.some((cell) => cell !== '')) rows.push(row);
      if (rows.length > MOST_ROWS) return refused('超过 20,000 行，请分开导入');
    }
    if (header === null) return refused(`找不到表头，前 ${ROWS_ABOVE} 行须有一行写明 ${needed.join('、')}`);
    return { kind: 'sheet', fileName: path.basename(file), sha256, header, rows };
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return refused(error.message);
    // Whatever the system says of a path or a disk is about the file and not about us.
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return refused('文件打不开');
    throw error;
  }
}
