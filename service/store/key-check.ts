import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * A file beside the store that tells a wrong key from a damaged first page: both make the page unreadable in the same way.
 * It holds a keyed digest of a fixed text; nothing of a random 256-bit key can be learnt from it.
 */
export type KeyCheck = 'matches' | 'differs' | 'missing';

/** Whether this key is the one the store was made with. */
export function checkKey(file: string, key: string): KeyCheck {
  const path = pathOf(file);
  if (!existsSync(path)) return 'missing';
  return readFileSync(path, 'utf8').trim() === digestOf(key) ? 'matches' : 'differs';
}

/** Writes the check once the store was opened with this key. */
export function keepKeyCheck(file: string, key: string): void {
  if (checkKey(file, key) !== 'matches') writeFileSync(pathOf(file), `${digestOf(key)}\n`);
}

function pathOf(file: string): string {
  return `${file}.key-check`;
}

function digestOf(key: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update('console store key check 1').digest('hex');
}
