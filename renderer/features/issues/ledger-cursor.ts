import type { IssueRow } from '../../../contract/issues.ts';
import type { IssueId } from '../../../domain/ids.ts';

/** Where the cursor of the grid stands: on an issue, and where that issue was seen last. */
export interface LedgerCursor {
  readonly id: IssueId;
  readonly index: number;
}

/** The row the cursor stands on in the rows as they are now: the same issue, or, when it has left the view, what took its place. */
export function indexOfCursor(rows: readonly IssueRow[], cursor: LedgerCursor | null): number {
  if (rows.length === 0) return -1;
  if (cursor === null) return 0;
  if (rows[cursor.index]?.id === cursor.id) return cursor.index;
  const moved = rows.findIndex((row) => row.id === cursor.id);
  return moved >= 0 ? moved : Math.min(cursor.index, rows.length - 1);
}

/** The cursor on a row; null where there is no such row. */
export function cursorAt(rows: readonly IssueRow[], index: number): LedgerCursor | null {
  const at = Math.max(0, Math.min(rows.length - 1, index));
  const row = rows[at];
  return row === undefined ? null : { id: row.id, index: at };
}
