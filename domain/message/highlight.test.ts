import { expect, it } from 'vitest';
import { highlight } from './highlight.ts';

it('marks every place of every word in the text as it was said, overlaps as one', () => {
  expect(highlight('路燈壞，修路\u200b灯吧', ['路灯', '灯坏'])).toEqual([
    { start: 0, length: 3 },
    { start: 5, length: 3 },
  ]);
});

it('marks nothing for words that are not there', () => {
  expect(highlight('好的', ['路灯', ''])).toEqual([]);
});
