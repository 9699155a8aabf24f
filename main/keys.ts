import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreRefusal } from '../contract/shell.ts';

/** The key of a store, 64 hex digits, or why there is none. */
export type KeyFound =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'refused'; readonly reason: StoreRefusal; readonly detail: string };

/**
 * The key of the training profile: a plain file beside the store, made on first use. It protects nothing, and the window
 * says so; it is here so that the training store has the format of a real one. A store whose key file is gone is refused:
 * a fresh key could never open it.
 */
export function trainingKey(dataDir: string): KeyFound {
  const file = join(dataDir, 'training.key');
  try {
    if (existsSync(file)) return checked(readFileSync(file, 'utf8').trim(), file);
    if (existsSync(join(dataDir, 'console.db')))
      return { kind: 'refused', reason: 'wrong-key', detail: `${file} is missing` };
    const key = randomBytes(32).toString('hex');
    writeFileSync(file, `${key}\n`, { flag: 'wx', mode: 0o600 });
    return { kind: 'key', key };
  } catch (error) {
    return { kind: 'refused', reason: 'not-writable', detail: error instanceof Error ? error.message : String(error) };
  }
}

function checked(key: string, file: string): KeyFound {
  if (/^[0-9a-f]{64}$/i.test(key)) return { kind: 'key', key: key.toLowerCase() };
  return { kind: 'refused', reason: 'wrong-key', detail: `${file} holds no key` };
}
