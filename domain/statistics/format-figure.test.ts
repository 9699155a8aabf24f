import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import { formatCount, formatDuration, formatParts, formatRate } from './format-figure.ts';

describe('figures as they are printed', () => {
  it('prints a rate with one decimal, and only the whole as a whole', () => {
    const rates = [
      [1397, 1452],
      [0, 5],
      [5, 5],
      [4999, 5000],
      [1, 5000],
      [0, 0],
      [1, 8],
    ] as const;
    expect(rates.map(([numerator, denominator]) => formatRate({ numerator, denominator }))).toEqual([
      '96.2 %',
      '0.0 %',
      '100.0 %',
      '99.9 %',
      '0.1 %',
      '—',
      '12.5 %',
    ]);
  });

  it('prints a duration in its two leading units', () => {
    const durations = [
      null,
      0,
      59_999,
      12 * MINUTE_MS,
      3 * HOUR_MS + 12 * MINUTE_MS + 59_000,
      2 * DAY_MS + 5 * HOUR_MS,
    ];
    expect(durations.map((duration) => [formatDuration(duration), formatDuration(duration, 'en')])).toEqual([
      ['—', '—'],
      ['不足 1 分', 'under 1 min'],
      ['不足 1 分', 'under 1 min'],
      ['12 分', '12 min'],
      ['3 小时 12 分', '3 h 12 min'],
      ['2 天 5 小时', '2 d 5 h'],
    ]);
  });

  it('prints counts and parts', () => {
    expect([
      formatCount(0),
      formatCount(12345),
      formatCount(null),
      formatParts({ numerator: 3, denominator: 7 }),
    ]).toEqual(['0', '12345', '—', '3/7']);
  });
});
