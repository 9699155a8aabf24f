import { basename } from 'node:path';
import { splitFields } from './csv-fields.ts';
import type { ExportForm } from './export-form.ts';
import { refuse, type FileRefusal } from './file-refusal.ts';
import { inspectFile, type InspectedFile } from './inspect-file.ts';
import { formOf, isPrivateWeChatMsg, knownForms } from './known-forms.ts';
import { readRecords } from './record-reader.ts';

/** A chat export whose encoding and columns are known. */
export interface OpenedExport {
  readonly kind: 'opened';
  readonly file: InspectedFile;
  readonly form: ExportForm;
  /** Row of the header; blank lines may stand before it. */
  readonly headerRow: number;
}

/** Decides what a file is, before any of it is imported. */
export async function openExport(path: string): Promise<OpenedExport | FileRefusal> {
  const file = await inspectFile(path);
  if (file.kind === 'refused') return file;
  const decoder = new TextDecoder(file.encoding, { fatal: false });
  for await (const record of readRecords(path)) {
    if (record.bytes.length === 0) continue;
    const header = splitFields([decoder.decode(record.bytes)])[0] ?? [];
    const form = formOf(header);
    if (form !== null) return { kind: 'opened', file, form, headerRow: record.row };
    if (isPrivateWeChatMsg(header)) {
      return refuse('private-chat', '这是私聊的导出（没有发言人列）。本系统只收群消息，请导出群聊', record.row);
    }
    return refuse('unknown-columns', `不认识第 ${record.row} 行的表头。能读的是：${knownForms()}`, record.row);
  }
  return refuse('empty', '文件里没有一行内容');
}

/** What to call the encoding on a screen. */
export function encodingName(file: InspectedFile): string {
  if (file.encoding === 'gb18030') return 'GB18030';
  return file.hasMark ? 'UTF-8 (BOM)' : 'UTF-8';
}

/** WeChatMsg names the file after the group: 备注_utf8.csv. null where nothing is left of the name. */
export function groupInFileName(path: string): string | null {
  const name = basename(path)
    .replace(/\.csv$/i, '')
    .replace(/[_-](?:utf-?8|gbk|gb18030|gb2312)$/i, '')
    .normalize('NFC')
    .trim();
  return name === '' ? null : name.slice(0, 60);
}
