import { expect, it } from 'vitest';
import { delayBefore } from './redial.ts';

it('waits at least a second, at most a minute, with the whole span open to chance', () => {
  const attempts = [0, 1, 2, 5, 6, 100];
  expect(attempts.map((attempt) => [delayBefore(attempt, false, 0), delayBefore(attempt, false, 0.999_999_9)])).toEqual(
    [
      [1000, 2000],
      [1000, 4000],
      [1000, 8000],
      [1000, 60_000],
      [1000, 60_000],
      [1000, 60_000],
    ],
  );
});

it('knocks slowly where it was refused', () => {
  expect([delayBefore(0, true, 0), delayBefore(9, true, 0.5)]).toEqual([300_000, 450_000]);
});
