import { expect, it } from 'vitest';
import { membersTyped } from './members-typed.ts';

it.each([
  ['487', 487],
  [' ４８７ ', 487],
  ['0', 0],
  ['', undefined],
  ['四百', undefined],
  ['48.5', undefined],
  ['-3', undefined],
  ['100001', undefined],
])('%j is %s', (typed, members) => {
  expect(membersTyped(typed, 0)).toBe(members);
});

it('takes no cap of nothing', () => {
  expect([membersTyped('0', 1), membersTyped('1', 1)]).toEqual([undefined, 1]);
});
