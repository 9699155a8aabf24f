import { afterEach, beforeEach, expect, it } from 'vitest';
import { addAccount, aFolder, aMessage, TEST_NOW, type TestFolder } from '../a-store.ts';
import { counterOf } from '../counters.ts';
import { insertMessage } from '../messages.ts';
import { suggestions } from './0008-suggestions.ts';
import { migrations } from './index.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

it('keeps the messages of a store from before, and has looked at none of them yet', async () => {
  const old = await folder.open({ migrations: migrations.filter(({ version }) => version < suggestions.version) });
  await addAccount(old, 1);
  await old.write(async (tx) => {
    await insertMessage(tx, { groupKey: 1, message: aMessage(), receivedAt: TEST_NOW, hits: [] });
  });
  await old.close();
  const store = await folder.open();
  expect([
    store.read.all('SELECT id, text FROM messages'),
    store.read.all('SELECT * FROM clusterMessages'),
    (['analysed', 'grouping', 'suggesting', 'suggestModel'] as const).map((name) => counterOf(store.read, name)),
  ]).toEqual([[{ id: 1, text: '路灯坏了' }], [], [0, 0, 1, 0]]);
  await store.close();
});
