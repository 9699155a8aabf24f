import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { CommandId, OperatorId } from '../domain/ids.ts';
import { median } from './a-median.ts';
import { createIngest } from './ingest/create-ingest.ts';
import { addAccount, aFolder, aMessage, TEST_NOW } from './store/a-store.ts';
import { appendAudit, chainHead } from './store/audit-log.ts';
import { rememberCommand } from './store/commands.ts';
import type { Store, WriteTransaction } from './store/store.ts';

// For a bench: what an entry of the chain adds to the transaction of a command, and what batches of the intake add to the chain.
// Stdout gets one line of JSON; times are median microseconds.
const BATCH = 64;
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '2000' }, entries: { type: 'string', default: '20000' } },
});
const rounds = Number(values.rounds);
const by = '00000000-0000-7000-8000-000000000001' as OperatorId;
const folder = aFolder();
const store = await folder.open();

await lengthen(store, Number(values.entries));
const commands = await commandsInTurns(store);
const intake = await batches(store);
await store.close();
folder.remove();
process.stdout.write(`${JSON.stringify({ ...commands, ...intake })}\n`);

/** A chain of some years: the cost of an entry must not grow with it. */
async function lengthen(to: Store, entries: number): Promise<void> {
  for (let made = 0; made < entries; made += 1_000) {
    await to.write(async (tx) => {
      for (let n = 0; n < 1_000; n += 1) await entry(tx);
    });
  }
}

function entry(tx: WriteTransaction): Promise<void> {
  const line = {
    at: TEST_NOW,
    by,
    action: 'issues.dispatch',
    entity: 'issue',
    entityId: by,
    detail: 'dispatched',
  } as const;
  return appendAudit(tx, line);
}

/** The row every command leaves, alone and with its entry, one after the other on one disk. */
async function commandsInTurns(to: Store): Promise<{ readonly command: number; readonly audited: number }> {
  const took = { command: [] as number[], audited: [] as number[] };
  const act = async (name: keyof typeof took): Promise<void> => {
    const began = performance.now();
    await to.write(async (tx) => {
      if (name === 'audited') await entry(tx);
      await rememberCommand(tx, randomUUID() as CommandId, { at: TEST_NOW, by, name, answer: '{}' });
    });
    took[name].push((performance.now() - began) * 1_000);
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? (['command', 'audited'] as const) : (['audited', 'command'] as const))
      await act(name);
  }
  return { command: median(took.command), audited: median(took.audited) };
}

async function batches(to: Store): Promise<{ readonly batch: number; readonly entriesOfBatches: number }> {
  const accountKey = await addAccount(to, 1);
  const silent = (): void => undefined;
  const ingest = await createIngest({
    ...{ store: to, clock: { now: () => TEST_NOW }, log: { info: silent, warn: silent, error: silent } },
  });
  const before = (await chainHead(to.read))?.seq ?? 0;
  const took: number[] = [];
  for (let batch = 0; batch < 100; batch += 1) {
    const items = Array.from({ length: BATCH }, (_, n) =>
      aMessage({ localId: `${batch}-${n}`, text: `第${batch}批第${n}条`, senderExternalId: `s${n}` }),
    );
    const began = performance.now();
    await ingest.accept({ accountKey, source: 'test', items, cursor: null });
    took.push((performance.now() - began) * 1_000);
  }
  await ingest.flush();
  return { batch: median(took), entriesOfBatches: ((await chainHead(to.read))?.seq ?? 0) - before };
}
