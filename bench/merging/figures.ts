import type { TrueCopy } from './truth.ts';

/** How well copies were put together, counted in pairs of copies of different accounts' phones. */
export interface MergeFigures {
  readonly copies: number;
  readonly messages: number;
  readonly stored: number;
  readonly pairs: number;
  readonly wrong: number;
  /** Of the wrong ones, those whose sender or words differ: the others are the same word of the same person, said again within seconds. */
  readonly mixedUp: number;
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
}

/** Compares where copies were stored with what they were copies of; `placeOf` tells the stored message of a copy. */
export function mergeFigures(copies: readonly TrueCopy[], placeOf: (copy: TrueCopy) => number): MergeFigures {
  const distinct = new Map(copies.map((copy) => [`${copy.account} ${copy.truth}`, copy]));
  const [truths, places, both, alike] = [new Tally(), new Tally(), new Tally(), new Tally()];
  for (const copy of distinct.values()) {
    const place = placeOf(copy);
    truths.add(String(copy.truth));
    places.add(String(place));
    both.add(`${copy.truth} ${place}`);
    alike.add(`${place} ${copy.said}`);
  }
  const [pairs, found, right] = [truths.pairs(), places.pairs(), both.pairs()];
  return {
    ...{ copies: distinct.size, messages: truths.size, stored: places.size, pairs },
    ...{ wrong: found - right, mixedUp: found - alike.pairs(), missed: pairs - right },
    precision: found === 0 ? 1 : right / found,
    recall: pairs === 0 ? 1 : right / pairs,
  };
}

class Tally {
  readonly #counts = new Map<string, number>();

  get size(): number {
    return this.#counts.size;
  }

  add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  pairs(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  }
}
