import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time/instant.ts';
import { countTicks, durationTicks } from './duration-ticks.ts';

test('an axis of durations counts in steps people use', () => {
  expect({
    minutes: durationTicks(52 * MINUTE_MS).map((at) => at / MINUTE_MS),
    hours: durationTicks(7.5 * HOUR_MS).map((at) => at / HOUR_MS),
    days: durationTicks(9 * DAY_MS).map((at) => at / DAY_MS),
    nothing: durationTicks(0),
    years: durationTicks(900 * DAY_MS).map((at) => at / DAY_MS),
  }).toEqual({
    minutes: [0, 10, 20, 30, 40, 50, 60],
    hours: [0, 2, 4, 6, 8],
    days: [0, 2, 4, 6, 8, 10],
    nothing: [0, 5 * MINUTE_MS],
    years: [0, 200, 400, 600, 800, 1000],
  });
});

test('an axis of counts has whole steps and covers the largest', () => {
  expect([countTicks(0), countTicks(3), countTicks(37), countTicks(523)]).toEqual([
    [0, 1],
    [0, 1, 2, 3],
    [0, 10, 20, 30, 40],
    [0, 200, 400, 600],
  ]);
});
