import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BackupFile } from '../../contract/shell.ts';
import { DAY_MS, HOUR_MS, instant } from '../../domain/time/instant.ts';
import { aFolder, TEST_KEY, TEST_NOW, type TestFolder } from './a-store.ts';
import { listBackups, makeBackup } from './backup.ts';
import { backupsToKeep, isBackupDue } from './keep-backups.ts';
import { restoreBackup } from './quarantine.ts';
import { readSetting, writeSetting } from './settings.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

const nameIt = async (name: string, at = TEST_NOW): Promise<BackupFile> => {
  const store = await folder.open();
  await store.write((tx) => writeSetting(tx, 'center.name', name));
  const backup = makeBackup({ file: folder.file, key: TEST_KEY }, at);
  await store.close();
  return backup;
};

it('makes an encrypted copy while the store is open, and lists it newest first', async () => {
  const first = await nameIt('一');
  const second = await nameIt('二', instant(TEST_NOW + HOUR_MS));
  expect(listBackups(folder.file)).toEqual([second, first]);
  expect(readFileSync(first.path).includes('center.name')).toBe(false);
});

it('leaves nothing that could be taken for a backup where the copy fails', async () => {
  await nameIt('一');
  const backups = path.dirname(listBackups(folder.file)[0]?.path ?? '');
  expect(() => makeBackup({ file: folder.file, key: 'ab'.repeat(32) }, instant(TEST_NOW + 1))).toThrow();
  expect(readdirSync(backups)).toHaveLength(1);
});

it('puts a backup in the place of a damaged store and keeps the damaged one', async () => {
  const backup = await nameIt('一');
  await nameIt('二', instant(TEST_NOW + HOUR_MS));
  const broken = Buffer.from('damaged');
  writeFileSync(folder.file, broken);
  const { quarantined } = restoreBackup({ file: folder.file, key: TEST_KEY }, backup.path, TEST_NOW);
  const store = await folder.open();
  expect(await readSetting(store.read, 'center.name')).toBe('一');
  await store.close();
  expect(readFileSync(path.join(quarantined, 'console.db'))).toEqual(broken);
});

it('moves nothing where the backup itself is damaged', async () => {
  const backup = await nameIt('一');
  const bytes = readFileSync(backup.path);
  bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
  writeFileSync(backup.path, bytes);
  expect(() => restoreBackup({ file: folder.file, key: TEST_KEY }, backup.path, TEST_NOW)).toThrow(/damaged/);
  expect([existsSync(path.join(path.dirname(folder.file), 'quarantine')), existsSync(folder.file)]).toEqual([
    false,
    true,
  ]);
});

it('refuses to restore under a store that is open', async () => {
  const backup = await nameIt('一');
  const store = await folder.open();
  expect(() => restoreBackup({ file: folder.file, key: TEST_KEY }, backup.path, TEST_NOW)).toThrow(/in-use/);
  await store.close();
});

it('keeps the six newest, one a day for seven days and one a week for four weeks', () => {
  const every4Hours = Array.from({ length: 60 * 6 }, (_, n) => TEST_NOW - n * 4 * HOUR_MS);
  const kept = backupsToKeep(every4Hours.map((madeAt) => ({ path: String(madeAt), madeAt, bytes: 1 })));
  const ages = kept.map((backup) => Math.round((TEST_NOW - backup.madeAt) / HOUR_MS));
  expect(ages.slice(0, 6)).toEqual([0, 4, 8, 12, 16, 20]);
  expect([kept.length <= 6 + 7 + 4, Math.max(...ages) * HOUR_MS > 14 * DAY_MS]).toEqual([true, true]);
});

it('asks for a backup where the newest is four hours old, also after the clock was set back', async () => {
  const none = isBackupDue(folder.file, TEST_NOW);
  await nameIt('一');
  const ages = [0, 4 * HOUR_MS - 1, 4 * HOUR_MS, -1].map((age) => isBackupDue(folder.file, instant(TEST_NOW + age)));
  expect([none, ages]).toEqual([true, [false, false, true, true]]);
});
