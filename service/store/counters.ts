import type { ReadableDb, WriteTransaction } from './store.ts';

/** Numbers the analysis of messages keeps: the last message it looked at, the round of grouping, whether suggestions are on, the model in use. */
export type AnalysisCounter = 'analysed' | 'grouping' | 'suggesting' | 'suggestModel';

/** The value of a counter; 0 where it was never set. */
export function counterOf(db: ReadableDb, name: AnalysisCounter): number {
  return db.get<{ value: number }>('SELECT value FROM counters WHERE name = :name', { name })?.value ?? 0;
}

/** Sets a counter. */
export function setCounter(tx: WriteTransaction, name: AnalysisCounter, value: number): void {
  tx.db.run('UPDATE counters SET value = :value WHERE name = :name', { name, value });
}
