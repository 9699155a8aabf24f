import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR_MS, instant, MINUTE_MS, type Instant } from '../domain/time/instant.ts';
import { keysOfTraining } from '../keys/store-keys.ts';
import { aDesk } from './a-desk.ts';
import { ClockBack, refuseClockBack } from './clock-back.ts';
import { createService } from './create-service.ts';
import { aFolder, TEST_NOW, type TestFolder } from './store/a-store.ts';
import { appendAudit } from './store/audit-log.ts';
import { keepLastUse } from './store/last-use.ts';
import type { Store } from './store/store.ts';

let folder: TestFolder;
let store: Store;
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const at = (offset: number) => instant(TEST_NOW + offset);
const refusal = (offset: number) => refuseClockBack(store, at(offset)).catch((error: unknown) => error);

test('a new store takes every clock', async () => {
  expect(await refusal(-10 * HOUR_MS)).toBe(undefined);
});

test('a clock five minutes before the last use is taken, and one of a second more is refused with both times', async () => {
  await store.write((tx) => keepLastUse(tx, at(0)));
  const refused = await refusal(-5 * MINUTE_MS - 1_000);
  expect([await refusal(-5 * MINUTE_MS), await refusal(HOUR_MS), refused]).toEqual([
    undefined,
    undefined,
    expect.any(ClockBack),
  ]);
  expect(refused).toMatchObject({ clockAt: at(-5 * MINUTE_MS - 1_000), newestAt: at(0) });
});

test('the audit remembers the time as well as the last use does', async () => {
  const line = { by: null, action: 'service.stop', entity: 'setting', entityId: null, detail: null } as const;
  await store.write((tx) => appendAudit(tx, { ...line, at: at(HOUR_MS) }));
  await store.write((tx) => keepLastUse(tx, at(0)));
  expect(await refusal(0)).toMatchObject({ newestAt: at(HOUR_MS) });
});

test('a day with a clock far ahead is not held against the days after somebody has gone on once', async () => {
  await store.write((tx) => keepLastUse(tx, at(1_000 * HOUR_MS)));
  expect(await refusal(0)).toBeInstanceOf(ClockBack);
  await store.write((tx) => keepLastUse(tx, at(0)));
  expect(await refusal(MINUTE_MS)).toBe(undefined);
});

test('the service does not open on a clock set back, until somebody has said that this is meant', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'clock-back-'));
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const opened = (now: Instant, acceptsClock: boolean) =>
    createService({
      ...{ paths: { dataDir }, keys: keysOfTraining('5e'.repeat(32)), clock: { now: () => now }, random: Math.random },
      ...{ restoredFrom: null, passwordCost: { ln: 8, r: 8, p: 1 }, log, acceptsClock },
      options: { training: true, feedRate: 0, historyWeeks: 0, reversePort: null, idleMinutes: null, door: null },
      readers: { workerUrl: new URL('./store/readers/reader-from-source.mjs', import.meta.url), execArgv: [] },
      intake: null,
    });
  try {
    await (await opened(at(HOUR_MS), false)).close();
    await expect(opened(at(0), false).then((service) => service.close())).rejects.toBeInstanceOf(ClockBack);
    await (await opened(at(0), true)).close();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('a note about the key ring stands in the audit log', async () => {
  const desk = await aDesk();
  await desk.service.note('keys.phraseRenewed');
  const found = desk.db.get<{ action: string; by: string | null }>(
    'SELECT action, by FROM auditLog ORDER BY seq DESC LIMIT 1',
  );
  await desk.close();
  expect(found).toEqual({ action: 'keys.phraseRenewed', by: null });
});
