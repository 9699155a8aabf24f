import { errorName, type Log } from '../log.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Store } from '../store/store.ts';

/** Pages of the log at which it is emptied: 384 MiB. A page that many commits have changed is moved once, so a longer log is less work. */
const FULL_PAGES = 96_000;
/** A log is begun anew only while no reader looks into it: the writer tries at its next commits, then the thread moves the bulk again. */
const TRIES = 25;

/**
 * Empties the log beside what writes into it: a thread moves the bulk into the file, and the writer only what was committed
 * meanwhile. Left to SQLite, one commit in fifty would do all of it, and sockets and screens would wait for a tenth of a second.
 * Answers the way to end it, which resolves after the work in hand.
 */
export function emptyLog(parts: {
  readonly store: Store;
  readonly readers: Readers;
  readonly log: Log;
  readonly fullPages?: number;
}): () => Promise<void> {
  const { store, readers, log, fullPages = FULL_PAGES } = parts;
  let running: Promise<unknown> | null = null;
  let triesLeft = 0;
  const stop = store.onChange(() => {
    if (running !== null) return;
    if (store.log.pages() < fullPages) {
      triesLeft = 0;
      return;
    }
    // Also where the thread fails: then the writer moves all of it, as SQLite would.
    const isBulk = triesLeft === 0;
    triesLeft = isBulk ? TRIES : triesLeft - 1;
    running = (isBulk ? readers.run('store.moveLog', {}) : store.log.finish())
      .catch((error: unknown) => log.error('empty-log-failed', { error: errorName(error) }))
      .finally(() => (running = null));
  });
  return async () => {
    stop();
    await running;
  };
}
