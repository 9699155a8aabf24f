import { expect, test } from 'vitest';
import { bytesToBase64, textToBase64 } from './base64.ts';

test('text and long byte arrays survive base64', () => {
  const long = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);

  expect([
    textToBase64('巡群'),
    [...Buffer.from(bytesToBase64(long), 'base64')].every((byte, index) => byte === index % 251),
  ]).toEqual([Buffer.from('巡群').toString('base64'), true]);
});
