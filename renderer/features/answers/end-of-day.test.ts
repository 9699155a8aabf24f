import { expect, it } from 'vitest';
import { fromShanghai } from '../../../domain/time/shanghai.ts';
import { endOfTypedDay } from './end-of-day.ts';

it('takes a day that there is, to its last millisecond', () => {
  expect(['2026-12-31', ' ２０２６-12-31 ', '2026-11-31', '2026-12', '12-31', ''].map(endOfTypedDay)).toEqual([
    fromShanghai({ year: 2027, month: 1, day: 1 }) - 1,
    fromShanghai({ year: 2027, month: 1, day: 1 }) - 1,
    ...Array.from({ length: 4 }, () => undefined),
  ]);
});
