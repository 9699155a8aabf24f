import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreKeys, StoreRefusal } from '../contract/shell.ts';
import { keysOfTraining } from './store-keys.ts';

/** The keys of a store, or why there are none; `detail` names a file and holds no key. */
export type KeysFound =
  | { readonly kind: 'keys'; readonly keys: StoreKeys }
  | { readonly kind: 'refused'; readonly reason: StoreRefusal; readonly detail: string };

/** Name of the key file in the data folder of a training store. */
export const TRAINING_KEY_FILE = 'training.key';

/**
 * The keys of the training profile, from a plain file beside the store (64 hex digits), made on first use and readable by its owner only. It
 * protects nothing, and the window says so; it is here so that the training store has the format of a real one. A store
 * whose key file is gone is refused: a fresh key could never open it.
 */
export function trainingKeys(dataDir: string): KeysFound {
  const file = join(dataDir, TRAINING_KEY_FILE);
  try {
    mkdirSync(dataDir, { recursive: true });
    if (existsSync(file)) return checked(readFileSync(file, 'utf8').trim(), file);
    if (existsSync(join(dataDir, 'console.db')))
      return { kind: 'refused', reason: 'wrong-key', detail: `${file} is missing` };
    const key = randomBytes(32).toString('hex');
    writeFileSync(file, `${key}\n`, { flag: 'wx', mode: 0o600 });
    return { kind: 'keys', keys: keysOfTraining(key) };
  } catch (error) {
    return { kind: 'refused', reason: reasonOf(error), detail: error instanceof Error ? error.message : String(error) };
  }
}

function checked(key: string, file: string): KeysFound {
  if (/^[0-9a-f]{64}$/i.test(key)) return { kind: 'keys', keys: keysOfTraining(key.toLowerCase()) };
  return { kind: 'refused', reason: 'wrong-key', detail: `${file} holds no key` };
}

function reasonOf(error: unknown): StoreRefusal {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'not-writable';
}
