import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFolder, type TestFolder } from '../a-store.ts';
import type { Store } from '../store.ts';
import { fill, GROUPS } from './a-filled-store.ts';
import type { MessageFilter } from './message-filter.ts';
import { AFTER_ALL, pageOfMessages } from './message-page.ts';

let folder: TestFolder;
let store: Store;
beforeAll(async () => {
  folder = aFolder();
  store = await folder.open();
  await fill(store, 300);
  // What the first groups have said is old: far more keys were given since than a walk looks at.
  await store.write(async (tx) => {
    tx.db.run('UPDATE sightings SET messageId = messageId + 9000 WHERE messageId > 200');
    tx.db.run('UPDATE messages SET id = id + 9000 WHERE id > 200');
  });
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

/** As many groups as an account with many has; those beyond the store's own say nothing. */
const many = (own: readonly number[]) => [...own, ...Array.from({ length: 300 }, (_, n) => 5_000 + n)];
const filterOf = (groups: readonly number[], accountKey: number | null): MessageFilter => ({
  ...{ groups, accountKey, state: null, hitsOnly: false, hidden: [] },
});
const odd = Array.from({ length: GROUPS }, (_, n) => n + 1).filter((n) => n % 2 === 1);

it.each([
  ['newest', AFTER_ALL, null],
  ['newest of an account', AFTER_ALL, 1],
  ['before the gap', 9_205, null],
  ['before the gap of an account', 9_205, 2],
  ['the oldest', 120, 1],
] as const)('walks many groups to the same page as each of them asked: %s', (_name, before, accountKey) => {
  const wide = pageOfMessages(store.read, filterOf(many(odd), accountKey), before, 60);
  const narrow = pageOfMessages(store.read, filterOf(odd, accountKey), before, 60);
  expect(narrow.length).toBeGreaterThan(0);
  expect(wide).toEqual(narrow);
});
