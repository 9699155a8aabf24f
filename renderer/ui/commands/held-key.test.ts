import { expect, test } from 'vitest';
import { toCommand, type Command } from './command.ts';
import { HeldKey } from './held-key.ts';

function earlier(pending: boolean): Command {
  return toCommand({ id: 'earlier', title: 'earlier', group: '', pending, run: () => undefined });
}

function held(): HeldKey {
  const key = new HeldKey();
  key.hold(earlier(true), 0);
  return key;
}

test('a key waits until what its command is about is known, and runs once', () => {
  const key = held();
  const known = earlier(false);
  expect([key.take([earlier(true)], 10), key.take([known], 20), key.take([known], 30)]).toEqual([null, known, null]);
});

test('another key lets go of it', () => {
  const key = held();
  key.letGo();
  expect(key.take([earlier(false)], 20)).toBeNull();
});

test('it is forgotten where the command has gone, and where the answer comes too late', () => {
  const gone = held();
  expect([gone.take([], 10), gone.take([earlier(false)], 20)]).toEqual([null, null]);
  const late = held();
  expect([late.take([earlier(true)], 3_000), late.take([earlier(false)], 3_010)]).toEqual([null, null]);
  expect(held().take([earlier(false)], 3_000)).toBeNull();
});
