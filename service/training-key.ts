import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DATABASE_FILE } from './database-file.ts';
import { errorCode, refusalOf, StoreRefused } from './store/store-refused.ts';

/**
 * The key of a training store, 64 hexadecimal digits, from `training.key` beside it; made on first use, readable by its owner
 * only. It protects nothing. Refuses where a store is there and its key is not: a fresh key could never open it.
 */
export function trainingKey(dataDir: string): string {
  const file = path.join(dataDir, 'training.key');
  try {
    mkdirSync(dataDir, { recursive: true });
    if (existsSync(file)) return checked(readFileSync(file, 'utf8').trim());
    if (existsSync(path.join(dataDir, DATABASE_FILE))) throw new StoreRefused('wrong-key', 'training.key is missing');
    const key = randomBytes(32).toString('hex');
    writeFileSync(file, `${key}\n`, { flag: 'wx', mode: 0o600 });
    return key;
  } catch (error) {
    throw refusalOf(error) ?? new StoreRefused('unknown', errorCode(error), error);
  }
}

function checked(key: string): string {
  if (/^[0-9a-f]{64}$/i.test(key)) return key.toLowerCase();
  throw new StoreRefused('wrong-key', 'training.key holds no key');
}
