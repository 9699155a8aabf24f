/** What the console holds of one account. */
export interface Held {
  readonly texts: readonly string[];
  readonly gapStates: readonly string[];
}

/** What became of everything one wire said. */
export interface Outcome {
  readonly said: number;
  /** What the protocol could deliver: all of it, or what was said while the console listened. */
  readonly deliverable: number;
  readonly stored: number;
  readonly lost: readonly number[];
  readonly doubled: readonly number[];
  readonly gapsFilled: number;
  readonly gapsOpen: number;
}

/** The numbers of one wire that the console has to have. */
export class Ledger {
  readonly #due = new Set<number>();

  /** Everything from the message after `from` up to `to`. */
  owe(from: number, to: number): void {
    for (let number = from + 1; number <= to; number += 1) this.#due.add(number);
  }

  /** Whether all of it is stored. */
  isPaid({ texts }: Held): boolean {
    const times = timesHeld(texts);
    return [...this.#due].every((number) => times.has(number));
  }

  outcome({ texts, gapStates }: Held, said: number): Outcome {
    const times = timesHeld(texts);
    return {
      ...{ said, deliverable: this.#due.size, stored: times.size },
      lost: [...this.#due].filter((number) => !times.has(number)),
      doubled: [...times].filter(([, count]) => count > 1).map(([number]) => number),
      gapsFilled: gapStates.filter((state) => state === 'filled').length,
      gapsOpen: gapStates.filter((state) => state === 'open').length,
    };
  }
}

/** How often each number stands among the texts. */
function timesHeld(texts: readonly string[]): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const text of texts) {
    const number = Number(/#(\d+)$/.exec(text)?.[1] ?? 0);
    if (number > 0) times.set(number, (times.get(number) ?? 0) + 1);
  }
  return times;
}
