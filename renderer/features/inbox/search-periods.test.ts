import { expect, it } from 'vitest';
import { periodOf } from './search-periods.ts';

const now = Date.UTC(2026, 10, 24, 17, 30);

it('runs to the end of today in Shanghai, where it is already the 25th', () => {
  expect([periodOf('today', now), periodOf('week', now)]).toEqual([
    { from: Date.UTC(2026, 10, 24, 16), to: Date.UTC(2026, 10, 25, 16) },
    { from: Date.UTC(2026, 10, 18, 16), to: Date.UTC(2026, 10, 25, 16) },
  ]);
});

it('has no bounds for any time', () => {
  expect(periodOf('any', now)).toEqual(null);
});
