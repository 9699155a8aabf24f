import { expect, it } from 'vitest';
import { HOUR_MS, instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { Rhythm, wakingMs } from './silence.ts';

/** A moment of 2026-01-05 in Asia/Shanghai. */
const at = (hour: number, minute = 0, day = 5) => instant(Date.UTC(2026, 0, day, hour - 8, minute));

it('counts waking hours only, over any number of nights', () => {
  expect([
    wakingMs(at(9), at(10)),
    wakingMs(at(21), at(23)),
    wakingMs(at(23), at(7, 0, 6)),
    wakingMs(at(21), at(9, 0, 6)),
    wakingMs(at(21), at(9, 0, 7)),
    wakingMs(at(10), at(9)),
  ]).toEqual([HOUR_MS, HOUR_MS, 0, 2 * HOUR_MS, 16 * HOUR_MS, 0]);
});

it('waits six waking hours for an account whose rhythm it does not know', () => {
  const rhythm = new Rhythm(at(9));
  expect([rhythm.isSilent(at(15)), rhythm.isSilent(at(15, 1))]).toEqual([false, true]);
});

it('knows a busy account from a slow one', () => {
  const silentAfter = (pauseMinutes: number) => {
    const rhythm = new Rhythm(at(8));
    let now = at(8);
    for (let index = 0; index < 20; index += 1) rhythm.heard((now = instant(now + pauseMinutes * MINUTE_MS)));
    for (let minutes = 1; ; minutes += 1) {
      if (rhythm.isSilent(instant(now + minutes * MINUTE_MS))) return minutes;
    }
  };
  expect([silentAfter(1), silentAfter(6)]).toEqual([31, 61]);
});

it('does not hold the night, or a time without connection, against an account', () => {
  const rhythm = new Rhythm(at(20));
  for (let minute = 1; minute <= 30; minute += 1) rhythm.heard(at(21, minute));
  const nextMorning = rhythm.isSilent(at(8, 0, 6));
  const forenoon = rhythm.isSilent(at(9, 30, 6));
  rhythm.rest(at(9, 30, 6));
  expect([nextMorning, forenoon, rhythm.isSilent(at(9, 50, 6))]).toEqual([false, true, false]);
});
