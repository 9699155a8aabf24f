import { TextDecoder } from 'node:util';
import { splitFields } from './csv-fields.ts';
import type { ExportForm } from './export-form.ts';
import { BATCH_ROWS, WECHAT, type ExportSource, type SourceRow } from './export-source.ts';
import { refuse, type FileRefusal } from './file-refusal.ts';
import { encodingName, type InspectedFile } from './inspect-file.ts';
import { formOf, isPrivateWeChatMsg, knownForms } from './known-forms.ts';
import { readRecords, type FileRecord } from './record-reader.ts';
import { damagedRow, readFields } from './row-to-item.ts';

/** A CSV export whose header is known; blank lines may stand before the header. */
export async function openCsv(path: string, file: InspectedFile): Promise<ExportSource | FileRefusal> {
  const decoder = new TextDecoder(file.encoding, { fatal: false });
  for await (const record of readRecords(path)) {
    if (record.bytes.length === 0) continue;
    const header = splitFields([decoder.decode(record.bytes)])[0] ?? [];
    const form = formOf(header);
    if (form !== null) return sourceOf(path, file, form, record.row);
    if (isPrivateWeChatMsg(header)) {
      return refuse('private-chat', '这是私聊的导出（没有发言人列）。本系统只收群消息，请导出群聊', record.row);
    }
    return refuse('unknown-columns', `不认识第 ${record.row} 行的表头。能读的是：${knownForms()}`, record.row);
  }
  return refuse('empty', '文件里没有一行内容');
}

function sourceOf(path: string, file: InspectedFile, form: ExportForm, headerRow: number): ExportSource {
  const reader = new RowReader(file, form);
  return {
    ...{ kind: 'opened', format: form.name, encoding: encodingName(file), bytes: file.bytes, digest: file.digest },
    ...{ columns: form.columns, platform: WECHAT, needsGroup: form.needsGroup, groupExternalId: null, groupName: null },
    rows: async function* (selfId) {
      let batch: FileRecord[] = [];
      for await (const record of readRecords(path, form.columns.length)) {
        if (record.row <= headerRow || record.bytes.length === 0) continue;
        batch.push(record);
        if (batch.length < BATCH_ROWS) continue;
        yield reader.read(batch, selfId);
        batch = [];
      }
      if (batch.length > 0) yield reader.read(batch, selfId);
    },
  };
}

class RowReader {
  readonly #form: ExportForm;
  readonly #strict: TextDecoder;
  readonly #lenient: TextDecoder;

  constructor(file: InspectedFile, form: ExportForm) {
    this.#form = form;
    this.#strict = new TextDecoder(file.encoding, { fatal: true });
    this.#lenient = new TextDecoder(file.encoding, { fatal: false });
  }

  /** Fields of many records are split at once, which costs a third of splitting each. */
  read(records: readonly FileRecord[], selfId: string | null): readonly SourceRow[] {
    const texts = records.map((record) => this.#decode(record));
    const fields = splitFields(texts.filter((text) => text !== null));
    let next = 0;
    return records.map((record, index): SourceRow => {
      const { row, endsAt } = record;
      const raw = texts[index] ?? null;
      if (raw === null) {
        const said = damagedRow(record, record.damage ?? 'encoding', this.#lenient);
        return { row, endsAt, raw: '', cells: [this.#lenient.decode(record.bytes)], said };
      }
      const cells = fields[next++] ?? null;
      return { row, endsAt, raw, cells: cells ?? [raw], said: readFields(record, raw, cells, this.#form, selfId) };
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
