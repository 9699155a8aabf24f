import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readRecords } from './record-reader.ts';
import { refuse, type FileRefusal } from './file-refusal.ts';
import { Utf8Tally } from './utf8-tally.ts';

export type FileEncoding = 'utf-8' | 'gb18030';

/** A file as its bytes show it, before any of them is believed. */
export interface InspectedFile {
  readonly kind: 'inspected';
  readonly bytes: number;
  /** SHA-256 of the content, hex. */
  readonly digest: string;
  readonly encoding: FileEncoding;
  readonly hasMark: boolean;
}

const FIRST_LOOK = 64 * 1024;

/**
 * Reads the whole file once in constant memory: digest and encoding. UTF-8 by its mark or by being valid; UTF-8 too where nine of
 * ten sequences are valid, so that one damaged row does not turn a file into another language; GB18030 only where all of it is.
 */
export async function inspectFile(path: string): Promise<InspectedFile | FileRefusal> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) return refuse('not-found', `打不开文件（${found.code ?? '未知原因'}），请检查路径`);
  if (!found.isFile()) return refuse('not-a-file', '这不是一个文件，请选择导出的聊天记录文件');
  if (found.size === 0) return refuse('empty', '文件是空的');
  const hash = createHash('sha256');
  const tally = new Utf8Tally();
  let head: Buffer | null = null;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    if (head === null) {
      head = Buffer.from(chunk.subarray(0, FIRST_LOOK));
      const refusal = judgeHead(head);
      if (refusal !== null) return refusal;
    }
    hash.update(chunk);
    tally.add(chunk);
  }
  const digest = hash.digest('hex');
  const hasMark = head !== null && head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const file = { kind: 'inspected', bytes: found.size, digest, hasMark } as const;
  if (hasMark || tally.invalid === 0 || tally.sequences >= tally.invalid * 9) return { ...file, encoding: 'utf-8' };
  const badRow = await firstRowOutside('gb18030', path);
  if (badRow === null) return { ...file, encoding: 'gb18030' };
  return refuse(
    'unknown-encoding',
    `文件既不是 UTF-8 也不是 GB18030 编码：第 ${badRow} 行无法解码。请用导出工具重新导出为 UTF-8 CSV`,
    badRow,
  );
}

function judgeHead(head: Buffer): FileRefusal | null {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    return refuse('not-a-text', '文件是 UTF-16 编码，请另存为 UTF-8 再导入');
  }
  // One stray NUL is a damaged row; many are no text.
  const nulls = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  return nulls * 20 > head.length
    ? refuse('not-a-text', '文件不是文本（含大量空字节），请选择导出的聊天记录文件')
    : null;
}

/** A row cut off by the end of the file does not count: it is set aside later, with its number. */
async function firstRowOutside(encoding: FileEncoding, path: string): Promise<number | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const record of readRecords(path)) {
    try {
      decoder.decode(record.bytes);
    } catch {
      if (record.isTerminated) return record.row;
    }
  }
  return null;
}

/** What to call the encoding on a screen. */
export function encodingName(file: InspectedFile): string {
  if (file.encoding === 'gb18030') return 'GB18030';
  return file.hasMark ? 'UTF-8 (BOM)' : 'UTF-8';
}
