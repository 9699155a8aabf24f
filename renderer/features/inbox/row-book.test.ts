import { expect, it } from 'vitest';
import type { MessageId } from '../../../domain/ids.ts';
import { aRow } from './a-row.ts';
import { RowBook } from './row-book.ts';

const id = (n: number) => n as MessageId;

it('knows what was put in, replaces what is put in again, and leaves earlier books as they were', () => {
  const first = RowBook.empty.with([aRow(3), aRow(511), aRow(512), aRow(90_000)]);
  const second = first.with([aRow(512, { state: 'later' }), aRow(4)]);
  expect([
    [3, 511, 512, 90_000, 4].map((n) => second.has(id(n))),
    [first, second].map((book) => book.get(id(512))?.state),
    first.has(id(4)),
    second.get(id(5)),
  ]).toEqual([[true, true, true, true, true], ['new', 'later'], false, undefined]);
});
