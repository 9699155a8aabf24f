import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../../domain/time/instant.ts';
import { errorName, type Log } from '../log.ts';
import { joinClusters } from '../store/clusters.ts';
import { counterOf, setCounter } from '../store/counters.ts';
import { keepSuggestions } from '../store/message-suggestions.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Store } from '../store/store.ts';

/** What the analysis works with. */
export interface AnalysisParts {
  readonly store: Store;
  readonly readers: Readers;
  readonly clock: { now(): Instant };
  readonly log: Log;
}

/** Follows the intake: what each new message speaks of, and what is proposed for it. */
export interface MessageAnalysis {
  /** Resolves when everything stored so far was looked at. */
  settle(): Promise<void>;
  /** Proposes anew for the messages that wait: after a new model, or when suggestions were switched on. */
  suggestAgain(): Promise<void>;
  /** Ends after the step in hand. */
  close(): Promise<void>;
}

/** Messages of one step: a second at most until the newest are grouped. */
const STEP = 400;
/** After a step the analysis rests so many times as long while messages come in, so that intake and screens keep most of a core … */
const REST_IN_FLOOD = 6;
/** … and so many times once it is alone with what has piled up. */
const REST = 1;
/** A burst is let through before the analysis asks for its share of the machine … */
const QUIET_MS = 250;
/** … and a person who switches suggestions on looks at the newest first. */
const MOST_AGAIN = 5_000;

/**
 * Starts following. One step at a time, and after each a rest, so that what arrives and what is looked at come first.
 */
export function followMessages(parts: AnalysisParts): MessageAnalysis {
  const { store, log } = parts;
  const ending = new AbortController();
  const isClosed = (): boolean => ending.signal.aborted;
  let hasArrivals = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => (running = running.then(work));
  const run = () =>
    inTurn(async () => {
      try {
        while (!isClosed()) {
          hasArrivals = false;
          const { hasMore, took } = await timedStep(parts);
          if (!hasMore) return;
          await pause((hasArrivals ? REST_IN_FLOOD : REST) * took, undefined, { signal: ending.signal });
        }
      } catch (error) {
        if (!isClosed()) log.error('analysis-failed', { error: errorName(error) });
      }
    });
  const plan = (): void => {
    if (isClosed() || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void run();
    }, QUIET_MS);
    timer.unref();
  };
  const stop = store.onChange((changes) => {
    if (changes.some(({ entity, id }) => entity === 'message' && id === null)) {
      hasArrivals = true;
      plan();
    }
  });
  plan();
  return {
    settle: run,
    suggestAgain: () => inTurn(() => suggestAgain(parts, isClosed)),
    close: async () => {
      ending.abort();
      stop();
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

async function timedStep(parts: AnalysisParts): Promise<{ readonly hasMore: boolean; readonly took: number }> {
  const began = performance.now();
  const hasMore = await step(parts);
  return { hasMore, took: performance.now() - began };
}

async function step({ store, readers }: AnalysisParts): Promise<boolean> {
  const found = await lookedAt(readers);
  if (found.upTo === found.from) return false;
  await keepFound(store, found);
  return found.hasMore;
}

type Found = Awaited<ReturnType<typeof lookedAt>>;
const lookedAt = (readers: Readers) => readers.run('analysis.look', { limit: STEP });

/**
 * Keeps what was found, all of it in one transaction: after each that is not its own the thread that stores must read its pages anew.
 * Where it is broken off, the step is done again.
 */
async function keepFound(store: Store, { grouping, joined, suggested, modelVersion, upTo }: Found): Promise<void> {
  await store.write(async (tx) => {
    // Everything is being grouped anew since the thread looked: what it found belongs to the round before.
    if (counterOf(tx.db, 'grouping') !== grouping) return;
    await joinClusters(tx, joined);
    await keepSuggestions(tx, modelVersion, suggested);
    setCounter(tx, 'analysed', upTo);
    // A message for each row, never the whole set: that is what the intake announces, and would be heard here again.
    for (const { messageId } of joined) tx.changed('message', String(messageId), null);
    for (const { messageId } of suggested) tx.changed('message', String(messageId), null);
  });
}

async function suggestAgain({ store, readers }: AnalysisParts, isClosed: () => boolean): Promise<void> {
  let before: number | null = Number.MAX_SAFE_INTEGER;
  for (let done = 0; before !== null && done < MOST_AGAIN && !isClosed(); done += STEP) {
    const began = performance.now();
    const found: Awaited<ReturnType<typeof readers.run<'analysis.lookAgain'>>> = await readers.run(
      'analysis.lookAgain',
      {
        before,
        limit: STEP,
      },
    );
    await store.write(async (tx) => {
      await keepSuggestions(tx, found.modelVersion, found.suggested);
      if (found.suggested.length > 0) tx.changed('message', null, null);
    });
    before = found.next;
    await pause(performance.now() - began);
  }
}
