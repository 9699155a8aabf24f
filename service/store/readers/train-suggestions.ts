import { isBetter, isHeldBack, learnFrom } from '../../../domain/suggest/learned-model.ts';
import { measureModel } from '../../../domain/suggest/measure-model.ts';
import { decidedSamples } from '../decided-samples.ts';
import type { ReadableDb } from '../store.ts';
import { type NewModel, packModel, readModels } from '../suggest-models.ts';

/** What a training came to; `null` where too little has been decided yet. */
export type Training = Omit<NewModel, 'trainedAt'> | null;

/** Learns from the centre's own triage as it stands and measures on the fifth that no model ever learns from. A worse model than the one in use carries no bytes. */
export function trainSuggestions(db: ReadableDb): Training {
  const { categories, grades } = decidedSamples(db);
  const learned = learnFrom(categories);
  if (learned === null) return null;
  const { model, learnedFrom, figures } = learned;
  const inUse = readModels(db).categories;
  const known = new Set(figures.labels.map(({ label }) => label));
  const heldBack = categories.filter(({ messageId, label }) => isHeldBack(messageId) && known.has(label));
  const before = inUse === null ? null : measureModel(inUse, heldBack);
  const gradeModel = learnFrom(grades)?.model ?? null;
  return {
    samples: learnedFrom,
    heldBack: figures.samples,
    macroF1: figures.macroF1,
    figures,
    models: isBetter(figures, before)
      ? { categories: packModel(model), grades: gradeModel === null ? null : packModel(gradeModel) }
      : null,
  };
}
