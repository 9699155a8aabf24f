import type { DeliveryResult } from '../../domain/message/delivery.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { Batcher } from './batcher.ts';
import type { Ingest, IncomingBatch } from './ingest.ts';
import { IntakeThread, type IntakeThreadOptions } from './intake-thread.ts';
import { type Portion, portionsOf } from './prepare.ts';
import { storeHere } from './store-here.ts';
import { NOTHING, sum } from './tally.ts';

/** A commit begins when this many items wait … */
const GROUP_ITEMS = 64;
/** … or this long after the first of them came. */
const GROUP_DELAY_MS = 20;
/** Under pressure a commit takes this many: a quarter of the disk's work for the same messages, and still short for a reader of the screen. */
const FULL_ITEMS = 256;
/** Beyond this the offer is refused: the connector keeps its items, stops reading, and offers them again. */
const WAITING_ITEMS = 20_000;

/** Nothing of the batch was stored, because too much waits already. */
export class IngestBusy extends Error {
  constructor() {
    super('Too many items wait to be stored');
    this.name = 'IngestBusy';
  }
}

interface Part {
  readonly accountKey: number;
  readonly weight: number;
  readonly portion: Portion;
  settle(outcome: PromiseSettledResult<DeliveryResult>): void;
}

/** Opens the road in. The rules are those of this moment until `reloadRules`. */
export async function createIngest(parts: {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly log: Log;
  /** In [0, 1); makes the ids of groups nobody has seen before. */
  readonly random?: () => number;
  /** Needed from the first sealed message on. */
  readonly twinDigest?: (fingerprint: number) => Uint8Array;
  /** The thread that stores; null or nothing where it is stored on the thread of the caller. */
  readonly thread?: IntakeThreadOptions | null;
}): Promise<Ingest> {
  const { store, clock, log, random = Math.random, twinDigest = noDigest, thread = null } = parts;
  const portions =
    thread === null
      ? await storeHere({ store, clock, log, random, twinDigest })
      : new IntakeThread({ store, clock, log }, thread);
  const batcher = new Batcher<Part>({
    beginAt: GROUP_ITEMS,
    fullAt: FULL_ITEMS,
    delayMs: GROUP_DELAY_MS,
    commit: async (waiting) => {
      const outcomes = await portions.store(waiting.map((part) => part.portion));
      waiting.forEach((part, index) => {
        const outcome = outcomes[index];
        if (outcome !== undefined) part.settle(outcome);
      });
    },
  });
  return {
    accept: (batch) => accept(batcher, batch),
    reloadRules: () => portions.reloadRules(),
    flush: () => batcher.flush(),
    close: async () => {
      await batcher.flush();
      await portions.close();
    },
  };
}

function noDigest(): never {
  throw new Error('Sealed messages cannot be recognised without the key of the blind index');
}

async function accept(batcher: Batcher<Part>, batch: IncomingBatch): Promise<DeliveryResult> {
  if (batcher.weight >= WAITING_ITEMS) throw new IngestBusy();
  let result = NOTHING;
  // One after the other: the cursor rides on the last portion and must not arrive where an earlier one was refused.
  for (const portion of portionsOf(batch, GROUP_ITEMS)) result = sum(result, await stored(batcher, portion));
  return result;
}

function stored(batcher: Batcher<Part>, portion: Portion): Promise<DeliveryResult> {
  return new Promise((resolve, reject) => {
    batcher.add({
      accountKey: portion.accountKey,
      weight: Math.max(1, portion.items.length),
      portion,
      settle: (outcome) => (outcome.status === 'fulfilled' ? resolve(outcome.value) : reject(outcome.reason)),
    });
  });
}
