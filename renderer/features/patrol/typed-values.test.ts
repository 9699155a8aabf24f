import { expect, it } from 'vitest';
import { clockOfDay, minuteOfDay, momentOfTyped, wholeNumber } from './typed-values.ts';

it('takes whole numbers within bounds, full width ones too', () => {
  expect(['60', ' 61 ', '６２', '0', '-1', '1.5', '', 'x', '10001'].map((typed) => wholeNumber(typed, 10_000))).toEqual(
    [60, 61, 62, ...Array.from({ length: 6 }, () => undefined)],
  );
});

it('takes a time of day, and writes it back', () => {
  expect(['8:00', '08:30', '１８：００', '24:00', '24:01', '7:60', '8', ''].map(minuteOfDay)).toEqual([
    480,
    510,
    1_080,
    1_440,
    ...Array.from({ length: 4 }, () => undefined),
  ]);
  expect([480, 510, 1_440].map(clockOfDay)).toEqual(['08:00', '08:30', '24:00']);
});

it('takes a moment of a day that there is', () => {
  expect(
    ['2026-11-30 18:00', ' 2026-11-30 18:00 ', '2026-11-31 18:00', '2026-11-30 24:00', '11-30 18:00', ''].map(
      momentOfTyped,
    ),
  ).toEqual([1_796_032_800_000, 1_796_032_800_000, undefined, undefined, undefined, undefined]);
});
