import { useEffect } from 'react';
import { client } from '../../data/client.ts';
import { newCommandId } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { currentList, useInbox } from './inbox-store.ts';
import { ReadingBook, type ReadMessage } from './reading-book.ts';

/** Reading is reported this often: rare enough to cost nothing, often enough that coverage on screen is true. */
const REPORT_EVERY_MS = 3_000;

/** Records for patrol which messages the person at this desk reads: those the cursor rests on while the window is seen (F03). */
export function useReadingRecord(): void {
  const may = useMay('message.triage');
  useEffect(() => {
    if (!may) return;
    const book = new ReadingBook();
    const send = (): void => void report(book.take(performance.now()));
    const look = (): void => {
      const isSeen = document.visibilityState === 'visible';
      const { cursor } = currentList(useInbox.getState()).cursor;
      if (book.rest(isSeen ? cursor : null, performance.now())) send();
    };
    look();
    const stopListening = useInbox.subscribe(look);
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(send, REPORT_EVERY_MS);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      stopListening();
      send();
    };
  }, [may]);
}

/** A report is sent twice with the same id where the first had no answer, and counted once. */
async function report(reads: readonly ReadMessage[]): Promise<void> {
  if (reads.length === 0) return;
  const order = { commandId: newCommandId(), reads: [...reads] };
  try {
    await client.patrol.record(order).catch(() => client.patrol.record(order));
  } catch (error) {
    // A desk that was locked while it was read has nothing to report any more; the next reading is reported again.
    console.warn('inbox: reading could not be recorded', error instanceof Error ? error.name : 'unknown');
  }
}
