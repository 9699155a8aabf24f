import { visitRuns } from './text-features.ts';
import { vectorOf, type TextModel } from './text-model.ts';

/** A span of a text that spoke for an answer; counts UTF-16 units of the text it was asked about. */
export interface ReasonSpan {
  readonly start: number;
  readonly length: number;
}

const MOST_REASONS = 3;
const LONGEST_REASON = 8;

/**
 * The words of a normalised text that spoke for a label, the strongest first: what each run contributed, against the average of
 * the other labels, is laid on its characters, and the strongest stretches are named. The same word is named once.
 */
export function reasonsFor(model: TextModel, text: string, label: string): readonly ReasonSpan[] {
  const of = model.labels.indexOf(label);
  if (of < 0) return [];
  const { buckets, weights } = vectorOf(model, text);
  const shares = new Map<number, number>();
  buckets.forEach((bucket, at) => shares.set(bucket, weights[at] ?? 0));
  const marks = new Float32Array(text.length);
  visitRuns(text, (bucket, start, length) => {
    const contributed = ((shares.get(bucket) ?? 0) * marginOf(model, bucket, of)) / length;
    for (let index = start; index < start + length; index += 1) marks[index] = (marks[index] ?? 0) + contributed;
  });
  return strongestStretches(text, marks);
}

/** How much more a bucket speaks for one label than for the others on average. */
function marginOf({ labels, weights }: TextModel, bucket: number, of: number): number {
  const row = bucket * labels.length;
  let others = 0;
  for (let label = 0; label < labels.length; label += 1) if (label !== of) others += weights[row + label] ?? 0;
  return (weights[row + of] ?? 0) - others / Math.max(1, labels.length - 1);
}

/** Neighbours that speak at least a third as loud as the loudest character make one stretch; a single character says too little. */
function strongestStretches(text: string, marks: Float32Array): readonly ReasonSpan[] {
  const loudest = marks.reduce((a, b) => Math.max(a, b), 0);
  if (loudest <= 0) return [];
  const stretches = new Map<string, ReasonSpan & { readonly weight: number }>();
  for (let start = 0; start < marks.length; start += 1) {
    let end = start;
    let weight = 0;
    while (end < marks.length && end - start < LONGEST_REASON && (marks[end] ?? 0) >= loudest / 3) {
      weight += marks[end] ?? 0;
      end += 1;
    }
    const word = text.slice(start, end);
    if (word.length > 1 && (stretches.get(word)?.weight ?? 0) < weight) {
      stretches.set(word, { start, length: word.length, weight });
    }
    start = end;
  }
  return [...stretches.values()]
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_REASONS)
    .map(({ start, length }) => ({ start, length }));
}
