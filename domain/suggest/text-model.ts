import { countRuns, toVector, type TextVector } from './text-features.ts';

/** A linear classifier of texts. Weights are kept in one byte each: what is lost is far below what the samples can tell. */
export interface TextModel {
  /** What can be answered, in the order of the weights. */
  readonly labels: readonly string[];
  /** How rare each bucket was among the samples, in steps of `RARITY_STEP`. */
  readonly rarity: Uint8Array;
  /** BUCKETS × labels, by bucket; times `scale`. */
  readonly weights: Int8Array;
  readonly scale: number;
  readonly biases: readonly number[];
}

/** One answer with the probability the model gives it, from 0 to 1. */
export interface Prediction {
  readonly label: string;
  readonly confidence: number;
}

/** 255 steps reach a rarity of 12.75, that is one text in 300,000. */
export const RARITY_STEP = 0.05;

/** What the model takes a normalised text for, the likeliest first; empty for a text without a letter. */
export function predict(model: TextModel, text: string): readonly Prediction[] {
  const vector = vectorOf(model, text);
  if (vector.buckets.length === 0) return [];
  const shares = softmax(scoresOf(model, vector));
  return model.labels
    .map((label, index) => ({ label, confidence: shares[index] ?? 0 }))
    .toSorted((a, b) => b.confidence - a.confidence);
}

/** The scores of a vector, one for each label, before they are made probabilities. */
export function scoresOf(model: TextModel, { buckets, weights }: TextVector): Float64Array {
  const { labels, scale, biases } = model;
  const scores = new Float64Array(labels.length);
  for (let at = 0; at < buckets.length; at += 1) {
    const weight = weights[at] ?? 0;
    const row = (buckets[at] ?? 0) * labels.length;
    for (let label = 0; label < labels.length; label += 1) {
      scores[label] = (scores[label] ?? 0) + weight * (model.weights[row + label] ?? 0);
    }
  }
  return scores.map((score, label) => score * scale + (biases[label] ?? 0));
}

/** Scores as probabilities that sum to 1. */
export function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** A text as this model weighs it. */
export function vectorOf(model: TextModel, text: string): TextVector {
  return toVector(countRuns(text), model.rarity);
}
