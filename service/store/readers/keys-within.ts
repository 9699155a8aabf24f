import type { Period } from '../../../domain/time/instant.ts';
import { hourNumber } from '../civil-number.ts';
import type { ReadableDb } from '../store.ts';

/**
 * The keys between which the messages of a period lie; null where it holds none. Filtering by time message by message would read
 * every hit; the hours know.
 */
export function keysWithin(db: ReadableDb, period: Period): { readonly first: number; readonly last: number } | null {
  const span = db.get<{ first: number | null; last: number | null }>(
    'SELECT min(firstId) AS first, max(lastId) AS last FROM messageHours WHERE hour BETWEEN :from AND :to',
    { from: hourNumber(period.from), to: hourNumber(period.to) },
  );
  return span === undefined || span.first === null || span.last === null
    ? null
    : { first: span.first, last: span.last };
}
