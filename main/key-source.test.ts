import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noKeychain } from '../keys/keychain.ts';
import { trainingSource } from './key-source.ts';

test('the folder of a centre is not opened with a training key, and none is made in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'source-'));
  const { keys } = trainingSource(folder, noKeychain);
  writeFileSync(join(folder, 'key-ring.json'), '{}');
  expect(keys()).toMatchObject({ kind: 'state', state: { kind: 'key-refused', reason: 'centre-folder' } });
});
