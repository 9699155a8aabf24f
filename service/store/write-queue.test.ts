import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, type TestFolder } from './a-store.ts';
import { changesAfter, newestChange } from './change-log.ts';
import { readSetting, writeSetting } from './settings.ts';
import type { Change, Store } from './store.ts';

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

it('runs one transaction after the other, each seeing what the one before has written', async () => {
  const seen = await Promise.all(
    ['一', '二', '三'].map((name) =>
      store.write(async (tx) => {
        const before = await readSetting(tx.db, 'center.name');
        await Promise.resolve();
        await writeSetting(tx, 'center.name', name);
        return before;
      }),
    ),
  );
  expect(seen).toEqual([null, '一', '二']);
});

it('undoes everything where the work throws, announces nothing, and goes on', async () => {
  const heard: Change[] = [];
  store.onChange((changes) => heard.push(...changes));
  const failing = store.write(async (tx) => {
    await writeSetting(tx, 'center.name', '一');
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect([await readSetting(store.read, 'center.name'), heard, await newestChange(store.read)]).toEqual([null, [], 0]);
  await store.write((tx) => writeSetting(tx, 'center.name', '二'));
  expect(await readSetting(store.read, 'center.name')).toBe('二');
});

it('shows a reader nothing of a transaction before its commit', async () => {
  await store.write(async (tx) => {
    await writeSetting(tx, 'center.name', '一');
    expect(await readSetting(store.read, 'center.name')).toBe(null);
  });
  expect(await readSetting(store.read, 'center.name')).toBe('一');
});

it('announces after the commit, the same thing once, and writes it down', async () => {
  const heard: (readonly Change[])[] = [];
  const stop = store.onChange((changes) => heard.push(changes));
  await store.write(async (tx) => {
    tx.changed('message', null, null);
    tx.changed('message', null, null);
    tx.changed('issue', 'i', 2);
  });
  stop();
  await store.write(async (tx) => tx.changed('message', null, null));
  const message = { entity: 'message', id: null, version: null };
  const issue = { entity: 'issue', id: 'i', version: 2 };
  expect(heard).toEqual([[message, issue]]);
  expect(await changesAfter(store.read, 0, 10)).toEqual([
    { seq: 1, ...message },
    { seq: 2, ...issue },
    { seq: 3, ...message },
  ]);
});

it('refuses work after it was closed', async () => {
  const other = aFolder();
  const closed = await other.open();
  await closed.close();
  await expect(closed.write(async () => 1)).rejects.toThrow('closed');
  other.remove();
});
