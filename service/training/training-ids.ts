import { v7 } from 'uuid';
import type { Instant } from '../../domain/time/instant.ts';

/** Makes ids of the training profile. The same seed gives the same ids. */
export interface TrainingIds {
  /** The next id of the master data: ids grow in the order in which they are made. */
  next(): string;
  /** An id of a given moment. */
  at(moment: Instant): string;
}

/** Ids from `start` on; `random` answers in [0, 1). */
export function trainingIds(start: Instant, random: () => number): TrainingIds {
  let milliseconds = start;
  const make = (msecs: number) =>
    v7({ msecs, random: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)) });
  return {
    next() {
      // One id a millisecond: within one, the order of version 7 is left to chance.
      milliseconds = (milliseconds + 1) as Instant;
      return make(milliseconds);
    },
    at: make,
  };
}
