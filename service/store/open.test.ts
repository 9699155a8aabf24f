import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../domain/time/instant.ts';
import { aFolder, type TestFolder, TEST_KEY } from './a-store.ts';
import { listBackups } from './backup.ts';
import { migrations as released } from './migrations/index.ts';
import { readSetting, writeSetting } from './settings.ts';
import { StoreRefused } from './store-refused.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

const PAGE = 4096;
/** The number of the next step of the schema. */
const NEXT = released.length + 1;

/** Changes one byte of a page (counted from 0). */
function damage(page: number): void {
  const bytes = readFileSync(folder.file);
  const at = page * PAGE + 200;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(folder.file, bytes);
}

async function reasonOf(opening: Promise<unknown>): Promise<string> {
  return opening.then(
    () => 'opened',
    (error: unknown) => (error instanceof StoreRefused ? error.reason : String(error)),
  );
}

async function makeStore(): Promise<void> {
  const store = await folder.open();
  await store.write((tx) => writeSetting(tx, 'center.name', '监督中心'));
  await store.close();
}

describe('openStore', () => {
  it('makes an encrypted file that shows nothing of what is in it', async () => {
    await makeStore();
    const bytes = readFileSync(folder.file);
    expect([bytes.subarray(0, 15).toString(), bytes.includes('监督中心'), bytes.includes('CREATE TABLE')]).toEqual([
      expect.not.stringContaining('SQLite format'),
      false,
      false,
    ]);
  });

  it('writes with synchronous FULL also when it opens a file that exists', async () => {
    await makeStore();
    const store = await folder.open();
    const pragmas = await store.write(async (tx) => [
      tx.db.get('PRAGMA synchronous'),
      tx.db.get('PRAGMA journal_mode'),
      tx.db.get('PRAGMA foreign_keys'),
      tx.db.get('PRAGMA secure_delete'),
    ]);
    expect(pragmas).toEqual([{ synchronous: 2 }, { journal_mode: 'wal' }, { foreign_keys: 1 }, { secure_delete: 1 }]);
    await store.close();
  });

  it('keeps what was written, and reads on a connection that cannot write', async () => {
    await makeStore();
    const store = await folder.open();
    expect(await readSetting(store.read, 'center.name')).toBe('监督中心');
    expect(() => store.read.all('DELETE FROM settings RETURNING key')).toThrow(/readonly/);
    await store.close();
  });

  it('refuses a wrong key as such, and leaves the store as it was', async () => {
    await makeStore();
    expect(await reasonOf(folder.open({ key: 'ab'.repeat(32) }))).toBe('wrong-key');
    expect(await reasonOf(folder.open().then((store) => store.close()))).toBe('opened');
  });

  it('tells a damaged first page from a wrong key, and finds a damaged page further on', async () => {
    await makeStore();
    const whole = readFileSync(folder.file);
    damage(0);
    const first = await reasonOf(folder.open());
    writeFileSync(folder.file, whole);
    damage(9);
    const later = await reasonOf(folder.open());
    expect([first, later]).toEqual(['damaged', 'damaged']);
  });

  it('finds any damaged page of the file', async () => {
    await makeStore();
    const whole = readFileSync(folder.file);
    const reasons = new Set<string>();
    for (let page = 0; page < whole.length / PAGE; page += 1) {
      writeFileSync(folder.file, whole);
      damage(page);
      reasons.add(await reasonOf(folder.open()));
    }
    expect([...reasons]).toEqual(['damaged']);
  });

  it('refuses a truncated file', async () => {
    await makeStore();
    writeFileSync(folder.file, readFileSync(folder.file).subarray(0, 5 * PAGE));
    expect(await reasonOf(folder.open())).toBe('damaged');
  });

  it('refuses a second opening while the first lasts, and allows it afterwards', async () => {
    const store = await folder.open();
    const during = await reasonOf(folder.open());
    await store.close();
    expect([during, await reasonOf(folder.open().then((second) => second.close()))]).toEqual(['in-use', 'opened']);
  });

  it('opens after an end without a close', async () => {
    await makeStore();
    writeFileSync(`${folder.file}.open`, '1');
    const store = await folder.open();
    expect(await readSetting(store.read, 'center.name')).toBe('监督中心');
    await store.close();
    expect(existsSync(`${folder.file}.open`)).toBe(false);
  });

  it('refuses a file from the future and does not touch it', async () => {
    await makeStore();
    const newer = { version: NEXT, name: 'newer', sql: 'CREATE TABLE newer (id INTEGER PRIMARY KEY) STRICT' };
    await (await folder.open({ migrations: [...released, newer] })).close();
    const before = readFileSync(folder.file);
    expect(await reasonOf(folder.open())).toBe('from-the-future');
    expect(readFileSync(folder.file).equals(before)).toBe(true);
  });

  it('makes a backup before it migrates, and keeps the rows', async () => {
    await makeStore();
    const next = { version: NEXT, name: 'next', sql: `INSERT INTO settings (key, value) VALUES ('next', 'yes')` };
    const store = await folder.open({ migrations: [...released, next] });
    expect([store.read.all('SELECT key, value FROM settings ORDER BY key'), listBackups(folder.file).length]).toEqual([
      [
        { key: 'center.name', value: '监督中心' },
        { key: 'next', value: 'yes' },
      ],
      1,
    ]);
    await store.close();
  });

  it('undoes every step of a migration that fails', async () => {
    await makeStore();
    const good = { version: NEXT, name: 'good', sql: 'CREATE TABLE good (id INTEGER PRIMARY KEY) STRICT' };
    const bad = { version: NEXT + 1, name: 'bad', sql: 'CREATE TABLE good (id INTEGER PRIMARY KEY) STRICT' };
    expect(await reasonOf(folder.open({ migrations: [...released, good, bad] }))).toBe('unknown');
    const store = await folder.open();
    expect(store.read.all(`SELECT name FROM sqlite_master WHERE name = 'good'`)).toEqual([]);
    await store.close();
  });

  it('refuses a place where nothing can be written', async () => {
    const blocked = path.join(path.dirname(folder.file), 'a-file');
    writeFileSync(blocked, '');
    const { openStore } = await import('./open.ts');
    const clock = { now: () => instant(0) };
    const inFile = await reasonOf(openStore({ file: path.join(blocked, 'console.db'), key: TEST_KEY, clock }));
    mkdirSync(folder.file);
    const onFolder = await reasonOf(folder.open());
    rmSync(folder.file, { recursive: true });
    expect([inFile, onFolder]).toEqual(['not-writable', 'not-writable']);
  });
});
