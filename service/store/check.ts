import type { Connection } from './connection.ts';
import { errorCode } from './store-refused.ts';

/** What a check of the file has found; `problem` is SQLite's first sentence and names pages, not content. */
export type CheckResult = { readonly kind: 'sound' } | { readonly kind: 'damaged'; readonly problem: string };

/** Reads every page (each carries a keyed digest, so a changed byte is found) and the shape of the trees. */
export function quickCheck(connection: Connection<'writable' | 'readable'>): CheckResult {
  return check(connection, 'quick_check(1)');
}

/** As `quickCheck`, and compares every index with its table: the nightly check. */
export function fullCheck(connection: Connection<'writable' | 'readable'>): CheckResult {
  return check(connection, 'integrity_check(1)');
}

function check(connection: Connection<'writable' | 'readable'>, pragma: string): CheckResult {
  try {
    const answer = String(connection.database.pragma(pragma, { simple: true }));
    return answer === 'ok' ? { kind: 'sound' } : { kind: 'damaged', problem: answer.slice(0, 200) };
  } catch (error) {
    const code = errorCode(error);
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return { kind: 'damaged', problem: code };
    throw error;
  }
}
