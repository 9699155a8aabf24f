import { expect, test } from 'vitest';
import { canResume, percentOf } from './import-progress.ts';

test('progress is whole percent of the bytes read', () => {
  expect([
    percentOf({ state: 'running', bytes: 0, bytesRead: 0 }),
    percentOf({ state: 'running', bytes: 1000, bytesRead: 999 }),
    percentOf({ state: 'interrupted', bytes: 1000, bytesRead: 2000 }),
    percentOf({ state: 'done', bytes: 0, bytesRead: 0 }),
  ]).toEqual([0, 99, 100, 100]);
});

test('only what was stopped or interrupted can go on', () => {
  expect(
    (['running', 'done', 'cancelled', 'refused', 'interrupted'] as const).filter((state) => canResume({ state })),
  ).toEqual(['cancelled', 'interrupted']);
});
