import { splitFields } from './csv-fields.ts';
import type { FileRefusal } from './file-refusal.ts';
import { encodingName, groupInFileName, openExport } from './open-export.ts';
import { readRecords } from './record-reader.ts';

/** What a file is understood to be, for somebody to agree to. */
export interface FilePreview {
  readonly kind: 'preview';
  readonly format: string;
  readonly encoding: string;
  readonly bytes: number;
  readonly columns: readonly string[];
  /** The first rows as they stand, long cells cut. */
  readonly rows: readonly (readonly string[])[];
  /** True where the file does not say which group it is of. */
  readonly needsGroup: boolean;
  readonly guessedGroup: string | null;
}

const ROWS = 20;
const LONGEST_CELL = 200;

/** Reads a file and stores nothing. Expected refusals are answered, not thrown. */
export async function previewFile(path: string): Promise<FilePreview | FileRefusal> {
  const opened = await openExport(path);
  if (opened.kind === 'refused') return opened;
  const { file, form, headerRow } = opened;
  const decoder = new TextDecoder(file.encoding, { fatal: false });
  const texts: string[] = [];
  for await (const record of readRecords(path, form.columns.length)) {
    if (record.row > headerRow && record.bytes.length > 0) texts.push(decoder.decode(record.bytes));
    if (texts.length === ROWS) break;
  }
  const rows = splitFields(texts).map((fields, index) => fields ?? [texts[index] ?? '']);
  const whole = rows.find((fields) => fields.length === form.columns.length);
  const said = whole === undefined || form.needsGroup ? null : form.read(whole, null);
  return {
    kind: 'preview',
    format: form.name,
    encoding: encodingName(file),
    bytes: file.bytes,
    columns: form.columns,
    rows: rows.map((fields) => fields.map((cell) => cell.slice(0, LONGEST_CELL))),
    needsGroup: form.needsGroup,
    guessedGroup: form.needsGroup ? groupInFileName(path) : (said?.groupName ?? said?.groupExternalId ?? null),
  };
}
