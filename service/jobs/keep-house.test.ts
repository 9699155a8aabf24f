import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CommandId, OperatorId } from '../../domain/ids.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { addAccount, aFolder, TEST_NOW, type TestFolder } from '../store/a-store.ts';
import { countHour } from '../store/account-hours.ts';
import { rememberCommand } from '../store/commands.ts';
import type { Store } from '../store/store.ts';
import { houseKeeping } from './keep-house.ts';
import { schedule } from './schedule.ts';

let folder: TestFolder;
let store: Store;
let accountKey: number;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  folder = aFolder();
  store = await folder.open();
  accountKey = await addAccount(store, 1);
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
  folder.remove();
});

const nothing = async () => undefined;
const logged: string[] = [];
const log = { info: () => undefined, warn: () => undefined, error: (event: string) => void logged.push(event) };
let commands = 0;

/** A command and an hour of an account, so many days ago. */
async function remember(daysAgo: number): Promise<void> {
  const at = instant(folder.now - daysAgo * DAY_MS);
  const id = `00000000-0000-4000-8000-${String((commands += 1)).padStart(12, '0')}` as CommandId;
  await store.write(async (tx) => {
    await rememberCommand(tx, id, { at, by: 'p' as OperatorId, name: 'triage.dismiss', answer: '{}' });
    await countHour(tx, accountKey, at, 1);
  });
}

/** The desk runs for so long and is switched off again; answers how many commands and hours it remembers then. */
async function deskRuns(milliseconds: number): Promise<readonly (number | undefined)[]> {
  const started = folder.now;
  const parts = { store, clock: { now: () => folder.now }, backUp: nothing, check: nothing };
  const stop = schedule(houseKeeping({ ...parts, anchor: nothing, train: nothing }), log);
  for (let passed = 0; passed < milliseconds; passed += MINUTE_MS) {
    folder.now = instant(folder.now + MINUTE_MS);
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
  }
  await stop();
  folder.now = instant(started + milliseconds);
  return ['commands', 'accountHours'].map(
    (table) => store.read.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n,
  );
}

it('forgets within the first minutes of a desk that never runs for a day', async () => {
  await remember(0);
  await remember(8);
  await remember(100);
  expect(await deskRuns(10 * MINUTE_MS)).toEqual([1, 2]);
});

it('forgets once a day, however often the desk is started, and again on the next', async () => {
  await deskRuns(HOUR_MS);
  await remember(8);
  folder.now = instant(folder.now + 3 * HOUR_MS);
  const sameDay = await deskRuns(HOUR_MS);
  folder.now = instant(folder.now + 20 * HOUR_MS);
  expect([sameDay, await deskRuns(HOUR_MS)]).toEqual([
    [1, 1],
    [0, 1],
  ]);
});

it('goes on forgetting after the clock was set back', async () => {
  folder.now = instant(TEST_NOW + 365 * DAY_MS);
  await deskRuns(HOUR_MS);
  folder.now = TEST_NOW;
  await remember(8);
  expect(await deskRuns(HOUR_MS)).toEqual([0, 1]);
  expect(logged).toEqual([]);
});
