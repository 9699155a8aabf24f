import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { trainingKey } from './keys.ts';

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'keys-'));
}

test('a new folder gets a key, and the same one ever after', () => {
  const dir = folder();
  const first = trainingKey(dir);
  expect([trainingKey(dir), `${'key' in first ? first.key : ''}\n`]).toEqual([
    first,
    readFileSync(join(dir, 'training.key'), 'utf8'),
  ]);
});

test('a store without its key file is refused, and no fresh key is made', () => {
  const dir = folder();
  writeFileSync(join(dir, 'console.db'), 'x');
  const missing = { kind: 'refused', reason: 'wrong-key', detail: `${join(dir, 'training.key')} is missing` };
  expect([trainingKey(dir), trainingKey(dir)]).toEqual([missing, missing]);
});

test('a key file that holds no key is refused', () => {
  const dir = folder();
  writeFileSync(join(dir, 'training.key'), 'abc');
  expect(trainingKey(dir)).toEqual({
    kind: 'refused',
    reason: 'wrong-key',
    detail: `${join(dir, 'training.key')} holds no key`,
  });
});

test('a folder that is none is refused as not writable', () => {
  const dir = join(folder(), 'not-there');
  expect(trainingKey(dir)).toMatchObject({ kind: 'refused', reason: 'not-writable' });
});
