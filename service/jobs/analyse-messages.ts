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

/** Messages of one step: a short transaction for the writer, and a second at most until the newest are grouped. */
const STEP = 400;
/** After a step the analysis rests so many times as long: intake and screens keep three quarters of a core, whatever comes in. */
const REST = 3;
/** A burst is let through before the analysis asks for its share of the machine … */
const QUIET_MS = 250;
/** … and a person who switches suggestions on looks at the newest first. */
const MOST_AGAIN = 5_000;

/**
 * Starts following. One step at a time, and after each a rest, so that what arrives and what is looked at come first.
 */
export function followMessages(parts: AnalysisParts): MessageAnalysis {
  const { store, log } = parts;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => (running = running.then(work));
  const run = () =>
    inTurn(async () => {
      try {
        while (!isClosed && (await pausedStep(parts))) continue;
      } catch (error) {
        if (!isClosed) log.error('analysis-failed', { error: errorName(error) });
      }
    });
  const plan = (): void => {
    if (isClosed || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void run();
    }, QUIET_MS);
    timer.unref();
  };
  const stop = store.onChange((changes) => {
    if (changes.some(({ entity, id }) => entity === 'message' && id === null)) plan();
  });
  plan();
  return {
    settle: run,
    suggestAgain: () => inTurn(() => suggestAgain(parts, () => isClosed)),
    close: async () => {
      isClosed = true;
      stop();
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

/** One step and a rest; answers whether more waits. */
async function pausedStep(parts: AnalysisParts): Promise<boolean> {
  const began = performance.now();
  const hasMore = await step(parts);
  if (hasMore) await new Promise((resolve) => setTimeout(resolve, REST * (performance.now() - began)));
  return hasMore;
}

async function step({ store, readers }: AnalysisParts): Promise<boolean> {
  const found = await readers.run('analysis.look', { limit: STEP });
  if (found.upTo === found.from) return false;
  await store.write(async (tx) => {
    // Everything is being grouped anew since the thread looked: what it found belongs to the round before.
    if (counterOf(tx.db, 'grouping') !== found.grouping) return;
    await joinClusters(tx, found.joined);
    await keepSuggestions(tx, found.modelVersion, found.suggested);
    setCounter(tx, 'analysed', found.upTo);
    // A message for each row, never the whole set: that is what the intake announces, and would be heard here again.
    for (const { messageId } of found.joined) tx.changed('message', String(messageId), null);
    for (const { messageId } of found.suggested) tx.changed('message', String(messageId), null);
  });
  return found.hasMore;
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
    await new Promise((resolve) => setTimeout(resolve, performance.now() - began));
  }
}
