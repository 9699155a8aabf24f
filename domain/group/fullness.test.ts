import { expect, it } from 'vitest';
import { fullnessOf, nearFrom } from './fullness.ts';

it.each([
  [null, 500, 'unknown'],
  [0, 500, 'roomy'],
  [449, 500, 'roomy'],
  [450, 500, 'near'],
  [499, 500, 'near'],
  [500, 500, 'full'],
  [512, 500, 'full'],
  [179, 200, 'roomy'],
  [180, 200, 'near'],
  [450, 2000, 'roomy'],
] as const)('%s members of %s are %s', (members, cap, fullness) => {
  expect(fullnessOf(members, cap)).toBe(fullness);
});

it('never warns of an odd cap before nine tenths of it', () => {
  expect([nearFrom(55), nearFrom(1)]).toEqual([50, 1]);
});
