import type { Instant } from '../../domain/time/instant.ts';
import { counterOf } from '../store/counters.ts';
import { countDecided } from '../store/decided-samples.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Training } from '../store/readers/train-suggestions.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import { addModel, newestModels, usedModel, type StoredModel } from '../store/suggest-models.ts';
import type { MessageAnalysis } from './analyse-messages.ts';

/** A tenth more than at the last training, and at least so many: less would move no figure. */
const FEWEST_NEW = 50;
const SHARE_NEW = 0.1;

/** Keeps what a training came to and answers it as it is stored. */
export async function keepTraining(
  tx: WriteTransaction,
  training: NonNullable<Training>,
  at: Instant,
): Promise<StoredModel> {
  await addModel(tx, { ...training, trainedAt: at });
  const [kept] = await newestModels(tx.db, 1);
  if (kept === undefined) throw new Error('The training that was just kept is not there');
  return kept;
}

/** Learns anew in the background where enough has been decided since the last time; nothing where suggestions are switched off. */
export async function trainWhereDue(parts: {
  readonly store: Store;
  readonly readers: Readers;
  readonly clock: { now(): Instant };
  readonly analysis: MessageAnalysis;
}): Promise<void> {
  const { store, readers, clock, analysis } = parts;
  if (counterOf(store.read, 'suggesting') === 0) return;
  const [last] = await newestModels(store.read, 1);
  const learned = last === undefined ? 0 : last.samples + last.heldBack;
  // What was learned is forgotten when one of its messages is sealed.
  const wasForgotten = last !== undefined && (await usedModel(store.read)) === null;
  if (!wasForgotten && countDecided(store.read) < learned + Math.max(FEWEST_NEW, learned * SHARE_NEW)) return;
  const training = await readers.run('analysis.train', {});
  if (training === null) return;
  const kept = await store.write((tx) => keepTraining(tx, training, clock.now()));
  if (kept.outcome === 'used') await analysis.suggestAgain();
}
