import { expect, it } from 'vitest';
import type { MessageId } from '../../../domain/ids.ts';
import { MOST_READS, ReadingBook } from './reading-book.ts';

const id = (n: number) => n as MessageId;

it('keeps what the cursor rested on, and not what it passed by', () => {
  const book = new ReadingBook();
  book.rest(id(9), 0);
  book.rest(id(8), 499);
  book.rest(id(7), 1_499);
  book.rest(id(8), 2_499);
  book.rest(null, 2_700);
  expect(book.take(9_000)).toEqual([
    { messageId: 8, dwell: 1_201 },
    { messageId: 7, dwell: 1_000 },
  ]);
  expect(book.take(99_000)).toEqual([]);
});

it('reports the message under the cursor as far as it was read, and the rest of it later', () => {
  const book = new ReadingBook();
  book.rest(id(5), 100);
  expect([book.take(400), book.take(900), book.take(1_000), book.take(4_900)]).toEqual([
    [],
    [{ messageId: 5, dwell: 800 }],
    [],
    [{ messageId: 5, dwell: 4_000 }],
  ]);
});

it('counts an abandoned desk for no more than reading can take, and says when much has gathered', () => {
  const book = new ReadingBook();
  book.rest(id(1), 0);
  expect(book.take(3_600_000)).toEqual([{ messageId: 1, dwell: 120_000 }]);
  const told = Array.from({ length: MOST_READS + 1 }, (_, n) => book.rest(id(n + 2), 3_700_000 + n * 1_000));
  expect([told.indexOf(true), told.filter(Boolean).length]).toEqual([MOST_READS - 1, 2]);
});
