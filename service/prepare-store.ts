import type { ServiceOptions } from '../contract/shell.ts';
import type { Instant } from '../domain/time/instant.ts';
import { createIngest } from './ingest/create-ingest.ts';
import type { Log } from './log.ts';
import type { NewId } from './new-id.ts';
import { markInterrupted } from './store/imports.ts';
import { markInterruptedPosts } from './store/post-recipients.ts';
import { readSetting, writeSetting } from './store/settings.ts';
import type { Store } from './store/store.ts';
import { seatMissingPeople } from './training/seat-missing-people.ts';
import { seedTraining } from './training/seed-training.ts';
import { writeHistory } from './training/write-history.ts';

/** The training centre is the same on every machine; only its days differ. */
const TRAINING_SEED = 20_191_101;

/** Makes an empty store one that can be worked with, and tidies up what an end without a close has left. */
export async function prepareStore(
  store: Store,
  parts: {
    readonly clock: { now(): Instant };
    readonly newId: NewId;
    readonly log: Log;
    readonly options: ServiceOptions;
  },
): Promise<void> {
  const { newId, options } = parts;
  const isEmpty = (await readSetting(store.read, 'center.id')) === null;
  if (isEmpty && options.training) await makeTrainingCentre(store, parts);
  else if (options.training) await seatMissingPeople(store, { newId, now: parts.clock.now() });
  else if (isEmpty) await store.write((tx) => writeSetting(tx, 'center.id', newId()));
  await store.write(async (tx) => void (await markInterrupted(tx)));
  const interrupted = await store.write((tx) => markInterruptedPosts(tx, parts.clock.now()));
  if (interrupted > 0) parts.log.warn('posts-interrupted', { posts: interrupted });
}

async function makeTrainingCentre(
  store: Store,
  { clock, log, options }: { readonly clock: { now(): Instant }; readonly log: Log; readonly options: ServiceOptions },
): Promise<void> {
  const now = clock.now();
  await seedTraining(store, { seed: TRAINING_SEED, now });
  const openIngest = (past: { now(): Instant }) => createIngest({ store, clock: past, log });
  await writeHistory(store, { seed: TRAINING_SEED, now, weeks: options.historyWeeks, openIngest });
}
