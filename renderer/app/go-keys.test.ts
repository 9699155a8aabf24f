import { expect, it } from 'vitest';
import { GO_KEYS } from './go-keys.ts';

it('leads to each page by keys of its own', () => {
  const keys = Object.values(GO_KEYS);
  expect(new Set(keys).size).toBe(keys.length);
});
