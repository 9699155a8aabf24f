import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { hexOf } from '../audit-chain.ts';
import { entriesFrom } from '../audit-check.ts';
import { chainHead } from '../audit-log.ts';
import type { ReadableDb } from '../store.ts';

/** What the head line of an export of the audit log says besides where the chain stood. */
export interface AuditExportHead {
  readonly centre: string;
  readonly publicKey: string;
  readonly exportedAt: number;
  /** The last anchor the console knew of; null before the first. */
  readonly anchor: { readonly number: number; readonly digest: string } | null;
}

/** What was written; the digest is of everything in the file. */
export interface WrittenAudit {
  readonly entries: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly headSeq: number;
  readonly headHash: string;
}

const STRETCH = 2_000;

/**
 * Writes the whole chain as JSON lines: a head line, then the entries, oldest first (docs/audit-log.md, "The export"). The file must
 * not exist. Streamed, so that its length is bounded by the disk alone; the caller gives it its name when it is registered.
 */
export async function writeAuditExport(
  db: ReadableDb,
  { file, head }: { readonly file: string; readonly head: AuditExportHead },
): Promise<WrittenAudit> {
  const end = await chainHead(db);
  if (end === null) throw new Error('There is no chain to export');
  const headHash = hexOf(end.hash);
  const digest = createHash('sha256');
  let bytes = 0;
  const handle = openSync(file, 'wx');
  const put = (text: string): void => {
    const chunk = Buffer.from(text, 'utf8');
    digest.update(chunk);
    writeSync(handle, chunk);
    bytes += chunk.length;
  };
  try {
    const format = { format: 'patrol-audit-export', version: 1 };
    put(`${JSON.stringify({ ...format, ...head, entries: end.seq + 1, headSeq: end.seq, headHash })}\n`);
    for (let next = 0; ;) {
      const entries = entriesFrom(db, next, STRETCH);
      put(entries.map((entry) => `${JSON.stringify(toLine(entry))}\n`).join(''));
      if (entries.length < STRETCH) break;
      next = (entries.at(-1)?.seq ?? next) + 1;
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return { entries: end.seq + 1, bytes, sha256: digest.digest('hex'), headSeq: end.seq, headHash };
}

function toLine(entry: ReturnType<typeof entriesFrom>[number]) {
  const { seq, at, by, action, entity, entityId, detail, previous, hash } = entry;
  return { seq, at, by, action, entity, entityId, detail, previous: hexOf(previous), hash: hexOf(hash) };
}
