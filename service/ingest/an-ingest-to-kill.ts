import { writeSync } from 'node:fs';
import { findAccountByKey } from '../store/accounts.ts';
import { aMessage, TEST_KEY, TEST_NOW } from '../store/a-store.ts';
import { openStore } from '../store/open.ts';
import { createIngest } from './create-ingest.ts';

// For a test: takes messages in from the cursors on, without an end, and says on stdout which were acknowledged, until it is killed.
const clock = { now: () => TEST_NOW };
const silent = () => undefined;
const file = process.argv[2] ?? '';
const store = await openStore({ file, key: TEST_KEY, clock });
const ingest = await createIngest({
  ...{ store, clock, log: { info: silent, warn: silent, error: silent } },
  thread: {
    ...{ file, key: TEST_KEY, blindIndex: '00'.repeat(32) },
    ...{ workerUrl: new URL('../intake-from-source.mjs', import.meta.url), execArgv: [] },
  },
});

async function deliverWithoutEnd(accountKey: number): Promise<never> {
  const account = await findAccountByKey(store.read, accountKey);
  for (let n = Number(account?.cursor ?? 0); ; n += 4) {
    const items = [0, 1, 2, 3].map((more) =>
      aMessage({
        localId: `${accountKey}-${n + more}`,
        text: `账号${accountKey}第${n + more}条`,
        senderExternalId: `s${accountKey}`,
      }),
    );
    await ingest.accept({ accountKey, source: 'test', items, cursor: String(n + 4) });
    writeSync(1, items.map((item) => `${item.localId}\n`).join(''));
  }
}

await Promise.all([1, 2, 3].map(deliverWithoutEnd));
