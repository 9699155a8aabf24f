import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ArgumentRefused, readArguments } from './arguments.ts';

test('without arguments the training profile runs with its feed, its history and the usual port', () => {
  expect(readArguments(['electron', '.'])).toEqual({
    profile: 'training',
    dataDir: null,
    options: { training: true, feedRate: 2, historyWeeks: 6, reversePort: 8801, idleMinutes: null, door: null },
  });
});

test('every argument is taken, and words of the runtime are left alone', () => {
  const argv = [
    'electron',
    '--no-sandbox',
    '.',
    '--data-dir=some/folder',
    '--feed-rate=0.5',
    '--history-weeks=0',
    '--reverse-port=0',
    '--idle-minutes=0.1',
    '--door=/tmp/desks.sock',
  ];
  expect(readArguments(argv)).toEqual({
    profile: 'training',
    dataDir: resolve('some/folder'),
    options: {
      training: true,
      feedRate: 0.5,
      historyWeeks: 0,
      reversePort: 0,
      idleMinutes: 0.1,
      door: '/tmp/desks.sock',
    },
  });
});

test('a centre has no invented people, and is what a packed console opens', () => {
  const centre = { training: false, feedRate: 0, historyWeeks: 0 };
  expect([readArguments(['--profile=centre']), readArguments([], 'centre')]).toMatchObject([
    { profile: 'centre', options: centre },
    { profile: 'centre', options: centre },
  ]);
  expect(readArguments(['--profile=training'], 'centre')).toMatchObject({
    profile: 'training',
    options: { training: true },
  });
});

test('the reverse server can be left out', () => {
  expect(readArguments(['--reverse-port=none']).options.reversePort).toEqual(null);
});

test('a centre has no door for further desks', () => {
  expect(() => readArguments(['--profile=centre', '--door=/tmp/desks.sock'])).toThrow(ArgumentRefused);
});

test.each([
  '--feed-rate=fast',
  '--feed-rate=',
  '--feed-rate=-1',
  '--history-weeks=1.5',
  '--reverse-port=70000',
  '--data-dir=',
  '--profile=real',
  '--door=',
])('%s is refused', (word) => {
  expect(() => readArguments([word])).toThrow(ArgumentRefused);
});
