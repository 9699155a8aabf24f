import type { IncomingItem } from '../../domain/message/message.ts';
import { HOUR_MS, instant, MINUTE_MS, SECOND_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Said } from './planned-issue.ts';
import { utter } from './speaker.ts';

/** The road in that every message takes, with a clock that stands where the history stands. */
export interface PastIngest {
  accept(batch: {
    readonly accountKey: number;
    readonly source: string;
    readonly items: readonly IncomingItem[];
    readonly cursor: string | null;
  }): Promise<unknown>;
  flush(): Promise<void>;
}

/** Opens that road; what it stores is received at the moment its clock shows. */
export type OpenPastIngest = (clock: { now(): Instant }) => Promise<PastIngest>;

/** Within the last day arrival is told to the minute, before it to some hours: nobody looks there, and a start must not wait for it. */
const FINE_FROM_MS = 12 * HOUR_MS;

/** Hands everything that was said to ingest in order of time, each message by every account that sits in its group. */
export async function hearMessages(
  said: readonly Said[],
  now: Instant,
  openIngest: OpenPastIngest,
  random: () => number,
): Promise<void> {
  let clock = now;
  const ingest = await openIngest({ now: () => clock });
  for (const burst of bursts(
    said.toSorted((a, b) => a.at - b.at),
    now,
  )) {
    const last = burst.at(-1)?.at ?? now;
    clock = instant(Math.min(now, last + 2 * SECOND_MS));
    const batches = batchesOf(burst, random);
    const stored = [...batches].map(([accountKey, items]) =>
      ingest.accept({ accountKey, source: 'training', items, cursor: null }),
    );
    await ingest.flush();
    await Promise.all(stored);
  }
}

function bursts(said: readonly Said[], now: Instant): readonly (readonly Said[])[] {
  const all: Said[][] = [];
  let until = -Infinity;
  for (const one of said) {
    if (one.at >= until) {
      all.push([]);
      until = one.at + (one.at > now - FINE_FROM_MS ? 10 * MINUTE_MS : 6 * HOUR_MS);
    }
    all.at(-1)?.push(one);
  }
  return all;
}

function batchesOf(burst: readonly Said[], random: () => number): ReadonlyMap<number, readonly IncomingItem[]> {
  const batches = new Map<number, IncomingItem[]>();
  for (const { group, text, at, serverId } of burst) {
    const { message } = utter(group, text, at, serverId, random);
    for (const { accountKey } of group.accounts) {
      const localId = `${accountKey}-${serverId}`;
      const item = { ...message, localId, isOwn: false, raw: JSON.stringify({ localId, text, at }) };
      batches.set(accountKey, [...(batches.get(accountKey) ?? []), item]);
    }
  }
  return batches;
}
