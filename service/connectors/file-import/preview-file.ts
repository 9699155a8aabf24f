import type { FileRefusal } from './file-refusal.ts';
import { groupInFileName, openExport } from './open-export.ts';
import type { SourceRow } from './export-source.ts';

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
  const source = await openExport(path);
  if (source.kind === 'refused') return source;
  const first: SourceRow[] = [];
  for await (const batch of source.rows(null)) {
    first.push(...batch.slice(0, ROWS - first.length));
    if (first.length >= ROWS) break;
  }
  const { format, encoding, bytes, columns, needsGroup } = source;
  const inRows = first.map(({ said }) => ('kind' in said ? null : (said.groupName ?? said.groupExternalId)));
  const named = source.groupName ?? source.groupExternalId ?? inRows.find((name) => name !== null) ?? null;
  return {
    ...{ kind: 'preview', format, encoding, bytes, columns, needsGroup },
    rows: first.map(({ cells }) => cells.map((cell) => cell.slice(0, LONGEST_CELL))),
    guessedGroup: needsGroup ? (source.groupName ?? groupInFileName(path)) : named,
  };
}
