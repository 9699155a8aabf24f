import { afterEach, beforeEach, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, instant } from '../../domain/time/instant.ts';
import { accountIdOf, addAccount, aFolder, TEST_NOW, type TestFolder } from './a-store.ts';
import { countHour, forgetHours, lastHeard, rhythmHistory } from './account-hours.ts';
import { hourNumber } from './civil-number.ts';
import { insertGap } from './gaps.ts';
import { endSilence, raiseSilence } from './silence-alarms.ts';
import type { Store } from './store.ts';

let folder: TestFolder;
let store: Store;
let accountKey: number;
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
  accountKey = await addAccount(store, 1);
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const at = (hours: number) => instant(TEST_NOW + hours * HOUR_MS);
const hear = (hours: number, messages = 1) => store.write((tx) => countHour(tx, accountKey, at(hours), messages));
const ago = (hour: number) => hour - hourNumber(TEST_NOW);

it('counts by the hour, and knows when something arrived last', async () => {
  await hear(-1);
  await hear(-0.5, 3);
  await hear(0);
  const { hours } = await rhythmHistory(store.read, accountKey, TEST_NOW);
  expect(hours.map(({ hour, messages }) => [ago(hour), messages])).toEqual([[-1, 4]]);
  expect([await lastHeard(store.read, accountKey), await lastHeard(store.read, 99)]).toEqual([TEST_NOW, null]);
});

it('leaves out the hours of gaps and of alarms, in which nothing could be heard', async () => {
  await hear(-100);
  const gap = { lastSeenAt: at(-50), firstSeenAt: at(-48.5), cause: 'disconnected', state: 'filled' } as const;
  await store.write(async (tx) => {
    await insertGap(tx, accountKey, gap);
    await raiseSilence(tx, { accountKey, id: accountIdOf(1) }, { since: at(-20), expected: 12 }, at(-19));
    await endSilence(tx, 1, accountIdOf(1), at(-18));
  });
  const { deafHours } = await rhythmHistory(store.read, accountKey, TEST_NOW);
  expect([...deafHours].map(ago)).toEqual([-50, -49, -20, -19, -18]);
});

it('remembers the six weeks before an account was heard last, however long ago that is', async () => {
  for (const days of [-200, -130, -120]) await hear(days * 24);
  await store.write((tx) => forgetHours(tx, TEST_NOW));
  const { hours } = await rhythmHistory(store.read, accountKey, TEST_NOW);
  expect(hours.map(({ hour }) => (ago(hour) * HOUR_MS) / DAY_MS)).toEqual([-130, -120]);
  expect(store.read.get<{ n: number }>('SELECT count(*) AS n FROM accountHours')?.n).toBe(2);
});
