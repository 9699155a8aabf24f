import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { openCsv } from './csv-source.ts';
import type { ExportSource } from './export-source.ts';
import { refuse, type FileRefusal } from './file-refusal.ts';
import { openHtml } from './html-source.ts';
import { inspectFile, type InspectedFile } from './inspect-file.ts';
import { openJson } from './json-source.ts';
import { openJsonLines } from './jsonl-source.ts';
import { looksLikeTxt, openTxt } from './txt-source.ts';
import { openXlsx } from './xlsx-source.ts';

const FIRST_LOOK = 64 * 1024;
const PACKED = Buffer.from('PK\u0003\u0004');

/** Decides what a file is, before any of it is imported: by what stands in it, not by how it is called. */
export async function openExport(path: string): Promise<ExportSource | FileRefusal> {
  const head = await headOf(path);
  if (head !== null && head.subarray(0, 4).equals(PACKED)) return openXlsx(path);
  const file = await inspectFile(path);
  if (file.kind === 'refused') return file;
  return openText(path, file, head ?? Buffer.alloc(0));
}

function openText(path: string, file: InspectedFile, head: Buffer): Promise<ExportSource | FileRefusal> {
  const text = new TextDecoder(file.encoding, { fatal: false }).decode(head).trimStart();
  if (/^[[{]/.test(text)) return isLines(text) ? openJsonLines(path, file) : openJson(path, file);
  if (/^<(?:!doctype|html|head|script)/i.test(text)) {
    if (/微信|chatroom|is_send|displayname|chat/i.test(text)) return Promise.resolve(openHtml(path, file));
    return Promise.resolve(refuse('unknown-columns', '不认识这个网页。能读的是 WeChatMsg 导出的 HTML'));
  }
  return looksLikeTxt(text) ? Promise.resolve(openTxt(path, file)) : openCsv(path, file);
}

/** Lines where the first line is an object by itself and another follows, or where it says so. */
function isLines(text: string): boolean {
  const [first = '', second = ''] = text.split('\n', 2);
  if (!/^\{.*\}\s*$/.test(first)) return false;
  return second.trim().startsWith('{') || /"_type"\s*:|"msgid"\s*:/.test(first);
}

async function headOf(path: string): Promise<Buffer | null> {
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST_LOOK), 0, FIRST_LOOK, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    // A folder; the inspection says so in words.
    return null;
  } finally {
    await file.close();
  }
}

/** Exporters name the file after the group: 备注_utf8.csv. null where nothing is left of the name. */
export function groupInFileName(path: string): string | null {
  const name = basename(path)
    .replace(/\.(?:csv|txt|json|jsonl|html?|xlsx)$/i, '')
    .replace(/[_-](?:utf-?8|gbk|gb18030|gb2312)$/i, '')
    .normalize('NFC')
    .trim();
  return name === '' ? null : name.slice(0, 60);
}
