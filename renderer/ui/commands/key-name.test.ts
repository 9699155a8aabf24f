import { expect, test } from 'vitest';
import { keyCaps } from './key-name.ts';

test.each([
  ['KeyJ', ['J']],
  ['Digit1', ['1']],
  ['KeyG KeyI', ['G', 'I']],
  ['$mod+KeyK', ['Ctrl', 'K']],
  ['Shift+Slash', ['?']],
  ['Slash', ['/']],
  ['Alt+ArrowUp', ['Alt', '↑']],
  ['$mod+Enter', ['Ctrl', 'Enter']],
])('%s is drawn as %j', (binding, caps) => {
  expect(keyCaps(binding)).toEqual(caps);
});
