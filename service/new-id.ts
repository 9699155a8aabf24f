import { v7 } from 'uuid';
import type { Instant } from '../domain/time/instant.ts';

/** Makes a UUIDv7: it grows with time, so that rows lie in the order in which they were made. */
export type NewId = () => string;

/** Ids of this clock and this chance; `random` answers in [0, 1). */
export function idMaker(clock: { now(): Instant }, random: () => number): NewId {
  return () => v7({ msecs: clock.now(), random: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)) });
}
