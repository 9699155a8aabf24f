import type { DeliveryResult } from '../../../domain/message/delivery.ts';
import type { IncomingItem } from '../../../domain/message/message.ts';
import type { ExportSource, SourceRow } from './export-source.ts';
import { refuse, type FileRefusal } from './file-refusal.ts';
import { groupInFileName, openExport } from './open-export.ts';
import { RowIdentity } from './row-identity.ts';
import { rowToItem, type RowSettings } from './row-to-item.ts';

/** What the person who imports says about the file; null leaves it to the file. */
export interface ImportOptions {
  readonly groupExternalId: string | null;
  readonly groupName: string | null;
  /** The chat id of the one whose export it is. */
  readonly selfId: string | null;
}

/** How far an import has come, earlier runs included. Rows do not count the header. */
export interface ImportProgress {
  readonly format: string;
  readonly encoding: string;
  readonly bytes: number;
  readonly bytesRead: number;
  readonly rows: number;
  readonly added: number;
  /** Known before, from this file or from another account. */
  readonly known: number;
  readonly setAside: number;
  /** Stands for all of the above: an import that goes on from here tells the same counts. */
  readonly cursor: string;
}

export interface FileImport {
  readonly path: string;
  readonly options: ImportOptions;
  /** Where an earlier run stopped; null begins. A file that has changed since begins again, which adds nothing twice. */
  readonly cursor: string | null;
  /** Resolves after the commit of items and cursor. */
  deliver(items: readonly IncomingItem[], cursor: string): Promise<DeliveryResult>;
  onProgress(progress: ImportProgress): void;
  /** Aborted: the batch in hand is finished, then the import ends as 'cancelled'. */
  readonly signal: AbortSignal;
}

export type ImportOutcome = { readonly kind: 'done' | 'cancelled'; readonly progress: ImportProgress } | FileRefusal;

interface Cursor {
  readonly digest: string;
  readonly row: number;
  readonly rows: number;
  readonly added: number;
  readonly known: number;
  readonly setAside: number;
}

/**
 * Imports a chat export in constant memory, batch by batch. Rows that cannot be read are set aside with their number and reading
 * goes on. A resumed import reads the rows before its cursor again to name equal rows alike, and delivers none of them.
 * Rejects where `deliver` rejects.
 */
export async function importFile(work: FileImport): Promise<ImportOutcome> {
  const source = await openExport(work.path);
  if (source.kind === 'refused') return source;
  const settings = settingsOf(work, source);
  if (settings === null) return refuse('group-missing', '文件没有写明是哪个群，请填写群名');
  const run = new ImportRun(work, source, settings);
  for await (const batch of source.rows(work.options.selfId)) {
    if (work.signal.aborted) return { kind: 'cancelled', progress: run.progress() };
    await run.take(batch);
  }
  if (work.signal.aborted) return { kind: 'cancelled', progress: run.progress() };
  return { kind: 'done', progress: run.finished() };
}

function settingsOf({ path, options }: FileImport, source: ExportSource): RowSettings | null {
  const given = {
    identity: new RowIdentity(),
    platform: source.platform,
    groupExternalId: options.groupExternalId ?? source.groupExternalId,
    groupName: options.groupName ?? source.groupName,
  };
  if (!source.needsGroup) return given;
  const name = given.groupName ?? groupInFileName(path);
  const externalId = given.groupExternalId ?? (name === null ? null : `name:${name}`);
  return externalId === null ? null : { ...given, groupExternalId: externalId, groupName: name };
}

class ImportRun {
  readonly #work: FileImport;
  readonly #source: ExportSource;
  readonly #settings: RowSettings;
  #cursor: Cursor;
  #bytesRead = 0;

  constructor(work: FileImport, source: ExportSource, settings: RowSettings) {
    this.#work = work;
    this.#source = source;
    this.#settings = settings;
    this.#cursor = readCursor(work.cursor, source.digest);
  }

  async take(rows: readonly SourceRow[]): Promise<void> {
    const skipUpTo = this.#cursor.row;
    // Every row is read, so that equal rows are counted; what an earlier run delivered is not delivered again.
    const read = rows.map(({ row, raw, said }) => ({ row, item: rowToItem(row, raw, said, this.#settings) }));
    const items = read.flatMap(({ row, item }) => (row > skipUpTo ? [item] : []));
    const last = rows.at(-1);
    this.#bytesRead = last?.endsAt ?? this.#bytesRead;
    if (items.length === 0 || last === undefined) return;
    const before = this.#cursor;
    const reached = { ...before, row: last.row, rows: before.rows + items.length };
    // The counts of this batch are known only after its commit; the cursor of the progress that follows has them.
    const result = await this.#work.deliver(items, JSON.stringify(reached));
    this.#cursor = {
      ...reached,
      added: before.added + result.added,
      known: before.known + result.known + result.merged,
      setAside: before.setAside + result.setAside,
    };
    this.#work.onProgress(this.progress());
  }

  progress(): ImportProgress {
    const { rows, added, known, setAside } = this.#cursor;
    const { format, encoding, bytes } = this.#source;
    const seen = { format, encoding, bytes, bytesRead: this.#bytesRead };
    return { ...seen, rows, added, known, setAside, cursor: JSON.stringify(this.#cursor) };
  }

  finished(): ImportProgress {
    this.#bytesRead = this.#source.bytes;
    return this.progress();
  }
}

function readCursor(written: string | null, digest: string): Cursor {
  const none = { digest, row: 0, rows: 0, added: 0, known: 0, setAside: 0 };
  if (written === null) return none;
  // Written by this file; the digest tells whether it belongs to this content.
  const cursor = JSON.parse(written) as Cursor;
  return cursor.digest === digest ? cursor : none;
}
