import { characterClass } from '../message/character-class.ts';

/** Runs of one to three characters fall into this many buckets; a collision costs less than keeping every run by name. */
export const BUCKETS = 65_536;
/** Longer texts are read up to here: what a matter is about stands at its beginning. */
const READ_UNITS = 1_000;
const LONGEST_RUN = 3;

/** Called with the bucket of every run of one to three characters, where it starts in the text, and its length in UTF-16 units. */
export type RunVisitor = (bucket: number, start: number, length: number) => void;

/**
 * Visits what a classifier sees of a normalised text: every run of one to three neighbouring letters, digits and characters. Signs
 * and spaces end a run. Words of letters are seen through their runs, which is enough for the few that villagers write.
 */
export function visitRuns(text: string, visit: RunVisitor): void {
  const end = Math.min(text.length, READ_UNITS);
  let runStart = 0;
  for (let index = 0; index < end; index += 1) {
    if (characterClass(text.charCodeAt(index)) === 'other') {
      runStart = index + 1;
      continue;
    }
    for (let length = 1; length <= LONGEST_RUN && index - length + 1 >= runStart; length += 1) {
      const start = index - length + 1;
      visit(bucketOf(text, start, length), start, length);
    }
  }
}

/** A text as the classifier weighs it: distinct buckets, and how much each counts. */
export interface TextVector {
  readonly buckets: Int32Array;
  readonly weights: Float32Array;
}

/** How often each bucket occurs in a text. */
export function countRuns(text: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  visitRuns(text, (bucket) => void counts.set(bucket, (counts.get(bucket) ?? 0) + 1));
  return counts;
}

/** Weighs the runs of a text by how rare they are; the vector has the length 1, so that a long text does not shout. */
export function toVector(counts: ReadonlyMap<number, number>, rarity: ArrayLike<number>): TextVector {
  const buckets = new Int32Array(counts.size);
  const weights = new Float32Array(counts.size);
  let at = 0;
  let squares = 0;
  for (const [bucket, count] of counts) {
    const weight = (1 + Math.log(count)) * (rarity[bucket] ?? 0);
    buckets[at] = bucket;
    weights[at] = weight;
    squares += weight * weight;
    at += 1;
  }
  const norm = Math.sqrt(squares) || 1;
  for (let index = 0; index < at; index += 1) weights[index] = (weights[index] ?? 0) / norm;
  return { buckets, weights };
}

function bucketOf(text: string, start: number, length: number): number {
  let hash = Math.imul(length, 0x9e37_79b1);
  for (let index = start; index < start + length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x5bd1_e995);
    hash ^= hash >>> 15;
  }
  return (hash >>> 0) & (BUCKETS - 1);
}
