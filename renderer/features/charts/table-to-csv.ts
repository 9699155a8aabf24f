import { maskText } from '../../../domain/masking/mask.ts';

/** A table as the screen shows it: one heading per column, then rows of the same length. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Spreadsheets run what begins like this, and some drop leading white space or hidden signs or take full-width signs for ASCII ones. */
const STARTS_A_FORMULA = /^[\s\p{Cf}\0]*[=+\-@\t\r\n＝＋－＠]/u;

/** The table as CSV text: byte order mark first, every field quoted, CRLF between lines, nothing a spreadsheet would run, nobody named. */
export function tableToCsv(table: Table): string {
  return `\uFEFF${[table.columns, ...table.rows].map(toLine).join('\r\n')}\r\n`;
}

function toLine(cells: readonly (string | number | null)[]): string {
  return cells.map((cell) => `"${disarm(cell).replaceAll('"', '""')}"`).join(',');
}

/** A number of ours is never a formula; a text may have been typed by anybody. */
function disarm(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const plain = maskText(cell.replaceAll(/[\p{Cs}\0]/gu, ''));
  return STARTS_A_FORMULA.test(plain) ? `'${plain}` : plain;
}
