import { expect, test } from 'vitest';
import { refusedSwitches } from './refused-switches.ts';

const argv = [
  'console',
  '--remote-debugging-port=9222',
  '--data-dir=/x',
  '-inspect',
  '--Proxy-Server=http://x',
  '--profile=centre',
];

test('a packed console refuses what would open it from outside, and its own arguments pass', () => {
  expect(refusedSwitches(argv, { isPackaged: true, isWalkable: false })).toEqual([
    'remote-debugging-port',
    'inspect',
    'proxy-server',
  ]);
  expect(refusedSwitches(['console', '--data-dir=/x'], { isPackaged: true, isWalkable: false })).toEqual([]);
});

test('a console that is being built or checked takes them', () => {
  expect(refusedSwitches(argv, { isPackaged: false, isWalkable: false })).toEqual([]);
  expect(refusedSwitches(argv, { isPackaged: true, isWalkable: true })).toEqual([]);
});
