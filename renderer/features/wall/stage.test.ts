import { expect, test } from 'vitest';
import { instant, MINUTE_MS } from '../../../domain/time/instant.ts';
import { burnInShift, fitStage } from './stage.ts';

test('the stage fills what it can of any screen and stands in the middle', () => {
  expect([
    fitStage({ width: 1920, height: 1080 }),
    fitStage({ width: 3840, height: 2160 }),
    fitStage({ width: 1280, height: 1024 }),
  ]).toEqual([
    { scale: 1, x: 0, y: 0 },
    { scale: 2, x: 0, y: 0 },
    { scale: 1280 / 1920, x: 0, y: 152 },
  ]);
});

test('the stage stands still for a minute and then moves by a few pixels', () => {
  const at = (minutes: number) => burnInShift(instant(Math.round(minutes * MINUTE_MS)));
  const round = Array.from({ length: 8 }, (_, minute) => at(minute));

  expect({
    still: at(3) === undefined ? null : JSON.stringify(at(3)) === JSON.stringify(at(3.9)),
    places: new Set(round.map(({ x, y }) => `${x},${y}`)).size,
    farthest: Math.max(...round.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)])),
  }).toEqual({ still: true, places: 8, farthest: 6 });
});
