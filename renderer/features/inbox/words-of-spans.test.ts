import { expect, it } from 'vitest';
import { wordsOfSpans } from './words-of-spans.ts';

it('names each word once, in the order of the spans, and none that is only space', () => {
  const spans = [
    { start: 3, length: 2 },
    { start: 0, length: 2 },
    { start: 8, length: 2 },
    { start: 2, length: 1 },
  ];
  expect(wordsOfSpans('三组 路灯坏了，路灯', spans)).toEqual(['路灯', '三组']);
});
