import type { ServiceOptions } from '../contract/shell.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { NewId } from './new-id.ts';
import { markInterrupted } from './store/imports.ts';
import { readSetting, writeSetting } from './store/settings.ts';
import type { Store } from './store/store.ts';
import { seedTraining } from './training/seed-training.ts';

/** The training centre is the same on every machine; only its days differ. */
const TRAINING_SEED = 20_191_101;

/** Makes an empty store one that can be worked with, and tidies up what an end without a close has left. */
export async function prepareStore(
  store: Store,
  {
    clock,
    newId,
    options,
  }: { readonly clock: { now(): Instant }; readonly newId: NewId; readonly options: ServiceOptions },
): Promise<void> {
  const isEmpty = (await readSetting(store.read, 'center.id')) === null;
  if (isEmpty && options.training) await seedTraining(store, { seed: TRAINING_SEED, now: clock.now() });
  else if (isEmpty) await store.write((tx) => writeSetting(tx, 'center.id', newId()));
  await store.write(async (tx) => void (await markInterrupted(tx)));
}
