import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { keysOf, keysOfTraining } from './store-keys.ts';

const MASTER = new Uint8Array(32).fill(7);

/** HKDF-SHA-256 of RFC 5869 for one block of output, written out from its text. */
function hkdf(master: Uint8Array, label: string): string {
  const extracted = createHmac('sha256', Buffer.alloc(32)).update(master).digest();
  return createHmac('sha256', extracted).update(label).update(Uint8Array.of(1)).digest('hex');
}

test('each key is the HKDF of the master key under its own label', () => {
  expect(keysOf(MASTER)).toEqual({
    database: hkdf(MASTER, 'group-patrol/1/database'),
    media: hkdf(MASTER, 'group-patrol/1/media'),
    blindIndex: hkdf(MASTER, 'group-patrol/1/blind-index'),
    audit: hkdf(MASTER, 'group-patrol/1/audit-signing-seed'),
    sealing: hkdf(MASTER, 'group-patrol/1/sealing-salt'),
  });
});

test('no two keys of a centre are alike, and another master key changes every one', () => {
  const keys = Object.values(keysOf(MASTER));
  const others = Object.values(keysOf(new Uint8Array(32).fill(8)));
  expect(new Set([...keys, ...others]).size).toBe(10);
});

test('a training store keeps its plain key as the key of its database and derives the others', () => {
  const key = '07'.repeat(32);
  expect(keysOfTraining(key)).toEqual({ ...keysOf(MASTER), database: key });
});

test('anything but 32 bytes is no master key', () => {
  expect(() => keysOf(new Uint8Array(31))).toThrow(RangeError);
});
