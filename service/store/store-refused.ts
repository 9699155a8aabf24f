import type { StoreRefusal } from '../../contract/shell.ts';

/** Why the store was not opened; `detail` is for the log and the window that explains, and holds no content of the store. */
export class StoreRefused extends Error {
  readonly reason: StoreRefusal;
  readonly detail: string;

  constructor(reason: StoreRefusal, detail: string, cause?: unknown) {
    super(`${reason}: ${detail}`, { cause });
    this.name = 'StoreRefused';
    this.reason = reason;
    this.detail = detail;
  }
}

/** The code of a database or file system error; an empty text where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The refusal an error of the database or the file system stands for; null where it stands for none. */
export function refusalOf(error: unknown): StoreRefused | null {
  if (error instanceof StoreRefused) return error;
  const code = errorCode(error);
  const reason = reasonOf(code);
  return reason === null ? null : new StoreRefused(reason, code, error);
}

function reasonOf(code: string): StoreRefusal | null {
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return 'disk-full';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'damaged';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'in-use';
  if (NOT_WRITABLE.has(code) || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return 'not-writable';
  }
  return code.startsWith('SQLITE_') ? 'unknown' : null;
}

const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOENT', 'EBUSY']);
