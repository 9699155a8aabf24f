import { predict, type TextModel } from './text-model.ts';
import type { Sample } from './train-text-model.ts';

/** How one label fared among samples the model has not learned from. */
export interface LabelFigures {
  readonly label: string;
  /** Samples that are of this label. */
  readonly samples: number;
  /** Samples the model took for it. */
  readonly predicted: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What a model is worth on samples it has not seen. */
export interface ModelFigures {
  readonly samples: number;
  readonly accuracy: number;
  /** Mean of the F1 of all labels that occur: a rare label counts as much as a common one. */
  readonly macroF1: number;
  readonly labels: readonly LabelFigures[];
  /** Samples by label that is (row) and label that was answered (column), both in the order of `labels`. */
  readonly confusion: readonly (readonly number[])[];
}

/** Measures a model on samples held back from its training. */
export function measureModel(model: TextModel, heldBack: readonly Sample[]): ModelFigures {
  const names = [...new Set([...model.labels, ...heldBack.map(({ label }) => label)])].toSorted();
  const confusion = names.map(() => names.map(() => 0));
  for (const { text, label } of heldBack) {
    const answered = predict(model, text)[0]?.label ?? '';
    const row = confusion[names.indexOf(label)];
    const column = names.indexOf(answered);
    if (row !== undefined && column >= 0) row[column] = (row[column] ?? 0) + 1;
  }
  const labels = names.map((label, index) => figuresOf(label, index, confusion));
  const occurring = labels.filter(({ samples }) => samples > 0);
  const right = labels.reduce((sum, each) => sum + each.right, 0);
  return {
    samples: heldBack.length,
    accuracy: shareOf(right, heldBack.length),
    macroF1: shareOf(
      occurring.reduce((sum, { f1 }) => sum + f1, 0),
      occurring.length,
    ),
    labels,
    confusion,
  };
}

function figuresOf(label: string, index: number, confusion: readonly (readonly number[])[]): LabelFigures {
  const samples = (confusion[index] ?? []).reduce((a, b) => a + b, 0);
  const predicted = confusion.reduce((sum, row) => sum + (row[index] ?? 0), 0);
  const right = confusion[index]?.[index] ?? 0;
  const [precision, recall] = [shareOf(right, predicted), shareOf(right, samples)];
  return {
    label,
    samples,
    predicted,
    right,
    precision,
    recall,
    f1: shareOf(2 * precision * recall, precision + recall),
  };
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
