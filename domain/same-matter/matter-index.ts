import type { MessageId, RegionCode } from '../ids.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';
import { matterFeatures } from './matter-features.ts';

/** A message as it is compared with others. */
export interface ComparedMessage {
  readonly id: MessageId;
  /** The text as `normalise` leaves it. */
  readonly text: string;
  readonly sentAt: Instant;
  /** Village of its group; null where nobody has placed the group. */
  readonly placeCode: RegionCode | null;
}

/** The nearest earlier message that speaks of the same matter, from 0 to 1, and the matter it belongs to. */
export interface MatterMatch {
  readonly nearest: MessageId;
  readonly similarity: number;
  /** The first message of the matter. */
  readonly matter: MessageId;
}

/** When two messages speak of one matter; the figures behind the defaults are in docs/decisions, same matter. */
export interface MatterRules {
  /** Cosine of two long texts from which they are one matter. */
  readonly threshold: number;
  /** Days between two messages of one matter. */
  readonly windowDays: number;
}

export const MATTER_RULES: MatterRules = { threshold: 0.2, windowDays: 30 };

/** Fewer pairs than this say too little to be compared. */
const FEWEST_FEATURES = 4;
/** Below this many features a text is short: its few words must agree better, and in another village sooner. */
const SHORT_TEXT = 12;
const SHORT_TEXT_MS = 3 * DAY_MS;
/** Two short texts must share this much more than two long ones before they are one matter. */
const SHORT_TEXT_MARGIN = 0.4;
/** Words that were passed on stay one matter in any county. */
const NEAR_DUPLICATE = 0.75;
/** Words in more messages than this do not lead from one to another. */
const COMMON = 400;
/** Before so many messages nobody knows which words are rare. */
const FEWEST_MESSAGES = 1_000;
/** What a word counts that nobody has said before: it cannot be shared yet, and half of them are slips of the finger. */
const UNHEARD = 3;
/** Messages a generation holds; two are kept, so the index forgets the oldest half at once and costs the same for ever. */
const GENERATION = 30_000;

/**
 * Finds which messages speak of one matter, in the order of their arrival (U13, S08): the nearest by cosine over pairs of
 * characters weighed by rarity decides. Greedy: a message joins the matter of its nearest and stays there.
 */
export class MatterIndex {
  readonly #rules: MatterRules;
  readonly #size: number;
  #young: Generation;
  #old: Generation;

  constructor(rules: MatterRules = MATTER_RULES, size: number = GENERATION) {
    this.#rules = rules;
    this.#size = size;
    this.#young = new Generation(size);
    this.#old = new Generation(0);
  }

  /** Messages that can be found. */
  get size(): number {
    return this.#young.messages.length + this.#old.messages.length;
  }

  /** Takes a message in and answers the matter it joins; null where it is the first of its matter or says too little to tell. */
  add(message: ComparedMessage): MatterMatch | null {
    const weighed = this.#weigh(message);
    if (weighed === null) return null;
    const match = this.#nearest(weighed);
    this.#remember(weighed, match?.matter ?? message.id);
    return match;
  }

  /** Takes a message in that was placed before: its matter is known, null where it is alone. */
  restore(message: ComparedMessage, matter: MessageId | null): void {
    const weighed = this.#weigh(message);
    if (weighed !== null) this.#remember(weighed, matter ?? message.id);
  }

  /** Lets a message lead to nothing any more: somebody has said that it is another matter. */
  forget(id: MessageId): void {
    this.#young.forget(id);
    this.#old.forget(id);
  }

  #weigh({ id, text, sentAt, placeCode }: ComparedMessage): Weighed | null {
    const features = matterFeatures(text);
    if (features.size < FEWEST_FEATURES) return null;
    const weights = new Map<number, number>();
    let squares = 0;
    for (const [feature, times] of features) {
      const weight = (1 + Math.log(times)) * this.#rarity(feature);
      weights.set(feature, weight);
      squares += weight * weight;
    }
    const norm = Math.sqrt(squares);
    for (const [feature, weight] of weights) weights.set(feature, weight / norm);
    return { id, sentAt, placeCode, weights };
  }

  #rarity(feature: number): number {
    const count = this.#young.count(feature) + this.#old.count(feature);
    return count === 0 ? UNHEARD : Math.max(0.1, Math.log(Math.max(FEWEST_MESSAGES, this.size) / count));
  }

  #nearest(message: Weighed): MatterMatch | null {
    let best: MatterMatch | null = null;
    for (const generation of [this.#young, this.#old]) {
      for (const [candidate, similarity] of generation.alike(message.weights)) {
        if (similarity <= (best?.similarity ?? 0) || similarity < needed(message, candidate, this.#rules)) continue;
        best = { nearest: candidate.id, similarity: Math.min(1, similarity), matter: candidate.matter };
      }
    }
    return best;
  }

  #remember({ id, sentAt, placeCode, weights }: Weighed, matter: MessageId): void {
    if (this.#young.messages.length >= this.#size) {
      this.#old = this.#young;
      this.#young = new Generation(this.#size);
    }
    this.#young.add({ id, sentAt, placeCode, matter, features: weights.size }, weights);
  }
}

interface Weighed extends Omit<ComparedMessage, 'text'> {
  /** Of length 1 together. */
  readonly weights: ReadonlyMap<number, number>;
}

interface Remembered extends Omit<ComparedMessage, 'text'> {
  readonly matter: MessageId;
  readonly features: number;
}

/** Where a feature stands, and how much it weighs there. */
interface Posting {
  count: number;
  readonly slots: number[];
  readonly weights: number[];
}

/** Up to a fixed number of messages by their features. */
class Generation {
  readonly messages: Remembered[] = [];
  readonly #postings = new Map<number, Posting>();
  readonly #forgotten = new Set<number>();
  /** Sums of the question in hand, by slot. */
  readonly #sums: Float64Array;

  constructor(size: number) {
    this.#sums = new Float64Array(size);
  }

  count(feature: number): number {
    return this.#postings.get(feature)?.count ?? 0;
  }

  add(message: Remembered, weights: ReadonlyMap<number, number>): void {
    const slot = this.messages.push(message) - 1;
    for (const [feature, weight] of weights) {
      let posting = this.#postings.get(feature);
      if (posting === undefined) this.#postings.set(feature, (posting = { count: 0, slots: [], weights: [] }));
      posting.count += 1;
      if (posting.count > COMMON) continue;
      posting.slots.push(slot);
      posting.weights.push(weight);
    }
  }

  forget(id: MessageId): void {
    this.messages.forEach((message, slot) => message.id === id && this.#forgotten.add(slot));
  }

  /** Messages that share features, each with its cosine over those that are not common. */
  *alike(weights: ReadonlyMap<number, number>): Generator<readonly [Remembered, number]> {
    const touched: number[] = [];
    for (const [feature, weight] of weights) {
      const posting = this.#postings.get(feature);
      if (posting === undefined || posting.count > COMMON) continue;
      for (let at = 0; at < posting.slots.length; at += 1) {
        const slot = posting.slots[at] ?? 0;
        if (this.#sums[slot] === 0) touched.push(slot);
        this.#sums[slot] = (this.#sums[slot] ?? 0) + weight * (posting.weights[at] ?? 0);
      }
    }
    for (const slot of touched) {
      const message = this.messages[slot];
      const sum = this.#sums[slot] ?? 0;
      this.#sums[slot] = 0;
      if (message !== undefined && !this.#forgotten.has(slot)) yield [message, sum];
    }
  }
}

/** The similarity two messages need: more where one is short, and passed-on words where they are of different counties; infinite where they are too far apart. */
function needed(a: Weighed, b: Remembered, { threshold, windowDays }: MatterRules): number {
  const apart = Math.abs(a.sentAt - b.sentAt);
  if (apart > windowDays * DAY_MS) return Infinity;
  const length = Math.min(a.weights.size, b.features);
  const own = threshold + SHORT_TEXT_MARGIN * Math.exp(-(length - FEWEST_FEATURES) / SHORT_TEXT);
  if (a.placeCode === b.placeCode) return own;
  const isNear = a.placeCode === null || b.placeCode === null || countyOf(a.placeCode) === countyOf(b.placeCode);
  if (length < SHORT_TEXT) return isNear && apart <= SHORT_TEXT_MS ? own : Infinity;
  return isNear ? own : NEAR_DUPLICATE;
}

function countyOf(code: RegionCode): string {
  return code.slice(0, 6);
}
