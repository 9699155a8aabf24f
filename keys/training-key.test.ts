import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keysOfTraining } from './store-keys.ts';
import { trainingKeys } from './training-key.ts';

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'keys-'));
}

test('a new folder gets a key only its owner may read, and the same one ever after', () => {
  const dir = join(folder(), 'not-yet-there');
  const first = trainingKeys(dir);
  const file = join(dir, 'training.key');
  expect([trainingKeys(dir), first, (statSync(file).mode & 0o777).toString(8)]).toEqual([
    first,
    { kind: 'keys', keys: keysOfTraining(readFileSync(file, 'utf8').trim()) },
    '600',
  ]);
});

test('a store without its key file is refused, and no fresh key is made', () => {
  const dir = folder();
  writeFileSync(join(dir, 'console.db'), 'x');
  const missing = { kind: 'refused', reason: 'wrong-key', detail: `${join(dir, 'training.key')} is missing` };
  expect([trainingKeys(dir), trainingKeys(dir)]).toEqual([missing, missing]);
});

test('a key file that holds no key is refused', () => {
  const dir = folder();
  writeFileSync(join(dir, 'training.key'), 'abc');
  expect(trainingKeys(dir)).toEqual({
    kind: 'refused',
    reason: 'wrong-key',
    detail: `${join(dir, 'training.key')} holds no key`,
  });
});

test('a folder that cannot be one is refused as not writable', () => {
  const file = join(folder(), 'a-file');
  writeFileSync(file, '');
  expect(trainingKeys(join(file, 'below'))).toMatchObject({ kind: 'refused', reason: 'not-writable' });
});
