import { measureModel, type ModelFigures } from './measure-model.ts';
import type { TextModel } from './text-model.ts';
import { trainTextModel, type Sample } from './train-text-model.ts';

/** A decided message, as the classifier learns from it. */
export interface DecidedSample extends Sample {
  readonly messageId: number;
}

/** Fewer decided messages teach nothing that a person would want to read. */
export const FEWEST_SAMPLES = 60;
/** Labels with fewer samples are left out of the training: three examples are not a pattern. */
const FEWEST_PER_LABEL = 3;
const HELD_BACK_OF = 5;

/** Whether a message is kept from training, for ever, so that a model is measured on what it cannot know: every fifth by a hash of its id. */
export function isHeldBack(messageId: number): boolean {
  let hash = Math.imul(messageId, 0x9e37_79b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % HELD_BACK_OF === 0;
}

/** A model with what it was worth on the held-back samples. */
export interface LearnedModel {
  readonly model: TextModel;
  readonly learnedFrom: number;
  readonly figures: ModelFigures;
}

/** Learns from four fifths of the decided messages and measures on the fifth; null where too few are decided, or nothing would be told apart. */
export function learnFrom(samples: readonly DecidedSample[]): LearnedModel | null {
  const counts = new Map<string, number>();
  const open = samples.filter(({ messageId }) => !isHeldBack(messageId));
  for (const { label } of open) counts.set(label, (counts.get(label) ?? 0) + 1);
  const known = new Set([...counts].filter(([, count]) => count >= FEWEST_PER_LABEL).map(([label]) => label));
  const taught = open.filter(({ label }) => known.has(label));
  const heldBack = samples.filter(({ messageId, label }) => isHeldBack(messageId) && known.has(label));
  if (samples.length < FEWEST_SAMPLES || known.size < 2 || heldBack.length === 0) return null;
  const model = trainTextModel(taught);
  return { model, learnedFrom: taught.length, figures: measureModel(model, heldBack) };
}

/** Whether a new model takes the place of the one in use: never a worse one. The old is measured on the same held-back samples. */
export function isBetter(candidate: ModelFigures, inUse: ModelFigures | null): boolean {
  return inUse === null || candidate.macroF1 >= inUse.macroF1;
}
