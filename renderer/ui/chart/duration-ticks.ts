import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time/instant.ts';

const STEPS = [
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
  5 * DAY_MS,
  10 * DAY_MS,
  20 * DAY_MS,
  50 * DAY_MS,
  100 * DAY_MS,
];

/** Round moments of an axis of durations from 0 to at least `longest` milliseconds, in steps people count in; at most `most` after 0. */
export function durationTicks(longest: number, most = 6): readonly number[] {
  const step =
    STEPS.find((each) => Math.ceil(longest / each) <= most) ??
    Math.ceil(longest / most / (100 * DAY_MS)) * 100 * DAY_MS;
  const count = Math.max(1, Math.ceil(longest / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Whole ticks of an axis of counts from 0 to at least `most`, in steps of 1, 2 or 5 times a power of ten. */
export function countTicks(most: number, wanted = 5): readonly number[] {
  const rough = Math.max(1, most) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? power * 10);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
