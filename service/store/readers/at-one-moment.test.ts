import { expect, it } from 'vitest';
import { accountIdOf, addAccount, aFolder, TEST_KEY } from '../a-store.ts';
import { openReader } from '../connection.ts';
import { atOneMoment } from './at-one-moment.ts';

it('sees the store as it was when the question began, also after a question that failed', async () => {
  const folder = aFolder();
  const store = await folder.open();
  const reader = openReader(folder.file, TEST_KEY);
  const accounts = () => reader.all<{ id: string }>('SELECT id FROM accounts ORDER BY id').map((row) => row.id);
  const failed = await atOneMoment(reader, () => Promise.reject(new Error('no answer'))).catch(String);
  const seen = await atOneMoment(reader, async () => {
    const first = accounts();
    await addAccount(store, 1);
    return [first, accounts()];
  });
  const afterwards = await atOneMoment(reader, async () => accounts());
  reader.close();
  await store.close();
  folder.remove();
  expect([failed, seen, afterwards]).toEqual(['Error: no answer', [[], []], [accountIdOf(1)]]);
});
