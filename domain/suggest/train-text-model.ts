import { seededRandom } from '../seeded-random.ts';
import { BUCKETS, countRuns, toVector, type TextVector } from './text-features.ts';
import { RARITY_STEP, softmax, type TextModel } from './text-model.ts';

/** A normalised text and what it was taken for. */
export interface Sample {
  readonly text: string;
  readonly label: string;
}

const ROUNDS = 10;
const STEP = 0.5;
const BIAS_STEP = 0.05;
/** Errors below this teach nothing and cost most of the time. */
const SMALLEST_ERROR = 1e-3;
const SEED = 20_191_101;

/**
 * Learns from samples: multinomial logistic regression over runs of one to three characters, by stochastic descent with a step of
 * its own for every weight (AdaGrad). Chosen over complement naive Bayes and the averaged perceptron because its probabilities
 * hold what they say (docs/decisions, suggestions). The same samples in the same order give the same model.
 */
export function trainTextModel(samples: readonly Sample[]): TextModel {
  const labels = [...new Set(samples.map(({ label }) => label))].toSorted();
  const counted = samples.map(({ text }) => countRuns(text));
  const rarity = rarityOf(counted);
  const learner = new Learner(labels.length);
  const vectors = counted.map((counts) => toVector(counts, rarity));
  const answers = samples.map(({ label }) => labels.indexOf(label));
  const order = vectors.map((_, index) => index);
  const random = seededRandom(SEED);
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const index of order) {
      const vector = vectors[index];
      if (vector !== undefined) learner.learn(vector, answers[index] ?? 0);
    }
  }
  return { labels, rarity, ...learner.quantised() };
}

/** The rarity of each bucket: logarithm of samples over samples with it. A bucket nobody used counts nothing. */
function rarityOf(counted: readonly ReadonlyMap<number, number>[]): Uint8Array {
  const used = new Uint32Array(BUCKETS);
  for (const counts of counted) for (const bucket of counts.keys()) used[bucket] = (used[bucket] ?? 0) + 1;
  const rarity = new Uint8Array(BUCKETS);
  used.forEach((count, bucket) => {
    if (count === 0) return;
    const steps = Math.log((counted.length + 1) / count) / RARITY_STEP;
    rarity[bucket] = Math.max(1, Math.min(255, Math.round(steps)));
  });
  return rarity;
}

/** Weights while they are learned. */
class Learner {
  readonly #labels: number;
  readonly #weights: Float32Array;
  /** Sum of the squared errors each weight has seen; its step shrinks with their root. */
  readonly #squares: Float32Array;
  readonly #biases: Float64Array;

  constructor(labels: number) {
    this.#labels = labels;
    this.#weights = new Float32Array(BUCKETS * labels);
    this.#squares = new Float32Array(BUCKETS * labels).fill(1e-6);
    this.#biases = new Float64Array(labels);
  }

  learn(vector: TextVector, answer: number): void {
    const shares = softmax(this.#scores(vector));
    for (let label = 0; label < this.#labels; label += 1) {
      const error = (shares[label] ?? 0) - (label === answer ? 1 : 0);
      if (Math.abs(error) < SMALLEST_ERROR) continue;
      this.#biases[label] = (this.#biases[label] ?? 0) - BIAS_STEP * error;
      this.#correct(vector, label, error);
    }
  }

  quantised(): Pick<TextModel, 'weights' | 'scale' | 'biases'> {
    const most = this.#weights.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    const scale = most === 0 ? 1 : most / 127;
    return {
      weights: Int8Array.from(this.#weights, (weight) => Math.round(weight / scale)),
      scale,
      biases: [...this.#biases],
    };
  }

  #scores({ buckets, weights }: TextVector): Float64Array {
    const scores = Float64Array.from(this.#biases);
    for (let at = 0; at < buckets.length; at += 1) {
      const row = (buckets[at] ?? 0) * this.#labels;
      const weight = weights[at] ?? 0;
      for (let label = 0; label < this.#labels; label += 1) {
        scores[label] = (scores[label] ?? 0) + weight * (this.#weights[row + label] ?? 0);
      }
    }
    return scores;
  }

  #correct({ buckets, weights }: TextVector, label: number, error: number): void {
    for (let at = 0; at < buckets.length; at += 1) {
      const place = (buckets[at] ?? 0) * this.#labels + label;
      const slope = error * (weights[at] ?? 0);
      const squares = (this.#squares[place] ?? 0) + slope * slope;
      this.#squares[place] = squares;
      this.#weights[place] = (this.#weights[place] ?? 0) - (STEP * slope) / Math.sqrt(squares);
    }
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const kept = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = kept;
  }
}
