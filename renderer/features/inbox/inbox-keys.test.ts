import { expect, it } from 'vitest';
import { candidateKey, commandsIn, hintsIn, INBOX_KEYS } from './inbox-keys.ts';

const MODES = ['read', 'dispatch', 'register', 'merge'] as const;

it('gives no key two meanings in one mode', () => {
  const twice = MODES.flatMap((mode) => {
    const keys = commandsIn(mode).flatMap((name): readonly string[] => INBOX_KEYS[name]);
    return keys.filter((key, at) => keys.indexOf(key) !== at);
  });
  expect(twice).toEqual([]);
});

it('leaves digits to the candidates while one is chosen to merge into', () => {
  const taken = commandsIn('merge').flatMap((name): readonly string[] => INBOX_KEYS[name]);
  const numbered = Array.from({ length: 10 }, (_, index) => candidateKey(index));
  expect([
    numbered.filter((key) => key !== null && taken.includes(key)),
    numbered.at(0),
    numbered.at(8),
    numbered.at(9),
  ]).toEqual([[], 'Digit1', 'Digit9', null]);
});

it('hints only at keys that mean something in the mode', () => {
  expect(MODES.flatMap((mode) => hintsIn(mode).filter((name) => !commandsIn(mode).includes(name)))).toEqual([]);
});
