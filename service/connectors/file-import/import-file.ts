import { TextDecoder } from 'node:util';
import type { DeliveryResult } from '../../../domain/message/delivery.ts';
import type { IncomingItem } from '../../../domain/message/message.ts';
import { splitFields } from './csv-fields.ts';
import { refuse, type FileRefusal } from './file-refusal.ts';
import { encodingName, groupInFileName, openExport, type OpenedExport } from './open-export.ts';
import { readRecords, type FileRecord } from './record-reader.ts';
import { RowIdentity } from './row-identity.ts';
import { damagedRow, rowToItem, type RowSettings } from './row-to-item.ts';

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

/** A multiple of what ingest commits at once (64), so that no rest of a batch waits for company. */
const BATCH_ROWS = 256;

/**
 * Imports a chat export in constant memory, batch by batch. Rows that cannot be read are set aside with their number and reading
 * goes on. A resumed import reads the rows before its cursor again to name equal rows alike, and delivers none of them.
 * Rejects where `deliver` rejects.
 */
export async function importFile(work: FileImport): Promise<ImportOutcome> {
  const opened = await openExport(work.path);
  if (opened.kind === 'refused') return opened;
  const settings = settingsOf(work, opened);
  if (settings === null) return refuse('group-missing', '文件没有写明是哪个群，请填写群名');
  const run = new ImportRun(work, opened, settings);
  let batch: FileRecord[] = [];
  for await (const record of readRecords(work.path, opened.form.columns.length)) {
    if (record.row <= opened.headerRow || record.bytes.length === 0) continue;
    batch.push(record);
    if (batch.length < BATCH_ROWS) continue;
    if (work.signal.aborted) return { kind: 'cancelled', progress: run.progress() };
    await run.take(batch);
    batch = [];
  }
  if (work.signal.aborted) return { kind: 'cancelled', progress: run.progress() };
  if (batch.length > 0) await run.take(batch);
  return { kind: 'done', progress: run.finished() };
}

function settingsOf({ path, options }: FileImport, { form }: OpenedExport): RowSettings | null {
  const { selfId } = options;
  const given = {
    form,
    identity: new RowIdentity(),
    selfId,
    groupExternalId: options.groupExternalId,
    groupName: options.groupName,
  };
  if (!form.needsGroup) return given;
  const name = options.groupName ?? groupInFileName(path);
  const externalId = options.groupExternalId ?? (name === null ? null : `name:${name}`);
  return externalId === null ? null : { ...given, groupExternalId: externalId, groupName: name };
}

class ImportRun {
  readonly #work: FileImport;
  readonly #opened: OpenedExport;
  readonly #settings: RowSettings;
  readonly #strict: TextDecoder;
  readonly #lenient: TextDecoder;
  #cursor: Cursor;
  #bytesRead = 0;

  constructor(work: FileImport, opened: OpenedExport, settings: RowSettings) {
    this.#work = work;
    this.#opened = opened;
    this.#settings = settings;
    this.#strict = new TextDecoder(opened.file.encoding, { fatal: true });
    this.#lenient = new TextDecoder(opened.file.encoding, { fatal: false });
    this.#cursor = readCursor(work.cursor, opened.file.digest);
  }

  async take(records: readonly FileRecord[]): Promise<void> {
    const skipUpTo = this.#cursor.row;
    const items = this.#read(records).flatMap(([record, item]) => (record.row > skipUpTo ? [item] : []));
    const last = records.at(-1);
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
    const { file, form } = this.#opened;
    const seen = { format: form.name, encoding: encodingName(file), bytes: file.bytes, bytesRead: this.#bytesRead };
    return { ...seen, rows, added, known, setAside, cursor: JSON.stringify(this.#cursor) };
  }

  finished(): ImportProgress {
    this.#bytesRead = this.#opened.file.bytes;
    return this.progress();
  }

  #read(records: readonly FileRecord[]): readonly (readonly [FileRecord, IncomingItem])[] {
    const texts = records.map((record) => this.#decode(record));
    const fields = splitFields(texts.filter((text) => text !== null));
    let next = 0;
    return records.map((record, index) => {
      const text = texts[index] ?? null;
      if (text !== null) return [record, rowToItem(record, text, fields[next++] ?? null, this.#settings)];
      return [record, damagedRow(record, record.damage ?? 'encoding', this.#lenient)];
    });
  }

  /** null where the record is damaged or has bytes that are not of the encoding. */
  #decode(record: FileRecord): string | null {
    if (record.damage !== null) return null;
    try {
      return this.#strict.decode(record.bytes);
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }
}

function readCursor(written: string | null, digest: string): Cursor {
  const none = { digest, row: 0, rows: 0, added: 0, known: 0, setAside: 0 };
  if (written === null) return none;
  // Written by this file; the digest tells whether it belongs to this content.
  const cursor = JSON.parse(written) as Cursor;
  return cursor.digest === digest ? cursor : none;
}
