import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MediaFiles } from './media-files.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'media-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = (key = '11') => new MediaFiles(folder, key.repeat(32));
const secret = Buffer.from('身份证照片 430202199001011234 '.repeat(50));
const onDisk = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}/.test(name));

test('what was kept is read back, and the same content is kept once', async () => {
  const digest = await files().keep(secret);
  expect(await files().keep(secret)).toBe(digest);
  expect(await files().read(digest)).toEqual(secret);
  expect(onDisk()).toHaveLength(1);
});

test('on the disk nothing of the content can be read, and its name cannot be made without the key', async () => {
  const digest = await files().keep(secret);
  const written = readFileSync(path.join(folder, digest.slice(0, 2), digest));
  expect(written.includes('430202199001011234')).toBe(false);
  const other = await files('22').keep(secret);
  expect(other).not.toBe(digest);
  expect(await files('22').read(digest)).toBeNull();
});

test('a file that was changed, exchanged or cut anywhere is not read', async () => {
  const digest = await files().keep(secret);
  const second = await files().keep(Buffer.from('another'));
  const file = path.join(folder, digest.slice(0, 2), digest);
  const whole = readFileSync(file);
  for (const at of [0, 5, 20, whole.length - 1]) {
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    writeFileSync(file, changed);
    expect(await files().read(digest)).toBeNull();
  }
  writeFileSync(file, whole.subarray(0, 10));
  expect(await files().read(digest)).toBeNull();
  writeFileSync(file, readFileSync(path.join(folder, second.slice(0, 2), second)));
  expect(await files().read(digest)).toBeNull();
  writeFileSync(file, whole);
  expect(await files().read(digest)).toEqual(secret);
});

test('a name that is no digest reaches no file', async () => {
  await expect(files().read('../../etc/passwd')).rejects.toThrow(RangeError);
});
