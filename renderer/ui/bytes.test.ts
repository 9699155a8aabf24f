import { expect, test } from 'vitest';
import { formatBytes } from './bytes.ts';

test('bytes are told in decimal units', () => {
  expect([0, 999, 1_000, 3_430_000, 2_100_000_000].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '3.4 MB',
    '2.1 GB',
  ]);
});
