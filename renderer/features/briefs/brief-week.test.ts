import { expect, test } from 'vitest';
import { instant } from '../../../domain/time/instant.ts';
import { fromShanghai } from '../../../domain/time/shanghai.ts';
import { briefCutOff, likelyWeek, weekBeside } from './brief-week.ts';

const day = (month: number, date: number, hour = 0) => fromShanghai({ year: 2026, month, day: date, hour });

test('from Thursday on the brief is of the running week, before that of the week that has just ended', () => {
  expect([
    likelyWeek(day(11, 23, 9)),
    likelyWeek(day(11, 25, 23)),
    likelyWeek(day(11, 26)),
    likelyWeek(day(11, 29, 23)),
  ]).toEqual([day(11, 16), day(11, 16), day(11, 23), day(11, 23)]);
});

test('there is no brief of a week that has not begun', () => {
  const now = day(11, 24, 16);

  expect([weekBeside(day(11, 16), 1, now), weekBeside(day(11, 23), 1, now), weekBeside(day(11, 23), -1, now)]).toEqual([
    day(11, 23),
    null,
    day(11, 16),
  ]);
});

test('only a week that is over can be cut at its end', () => {
  const now = day(11, 24, 16);

  expect([
    briefCutOff(day(11, 16), 'end', now),
    briefCutOff(day(11, 23), 'end', now),
    briefCutOff(day(11, 16), 'now', now),
  ]).toEqual([instant(day(11, 23) - 1), null, null]);
});
