import { expect, test } from 'vitest';
import type { RegionCode } from '../../../domain/ids.ts';
import type { CategoryFigure } from '../../../domain/statistics/category-counts.ts';
import type { CountyFigure } from '../../../domain/statistics/county-figures.ts';
import type { Overview } from '../../../domain/statistics/overview.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/time/instant.ts';
import { slideTitle, speakingLimit, type WallFigures } from './slide-title.ts';

type Figures = WallFigures['overview'];

/** A county with this 90th percentile of first response; fewer than five items have no rank. */
function aCounty(name: string, p90: number, { n = 9, overdue = 0 } = {}): CountyFigure {
  const figure = { distribution: { n, median: p90 / 2, p90, worst: p90, lowerQuartile: 0, upperQuartile: p90 } };
  const rank = n < 5 ? null : 1;
  return {
    countyCode: '430202' as RegionCode,
    name,
    overdue: { count: overdue },
    durations: { 'first-response': figure, 'sign-for': figure, handling: figure },
    ranks: { 'first-response': rank, 'sign-for': rank, handling: rank },
  } as unknown as CountyFigure;
}

function figuresOf(parts: {
  readonly counties?: readonly CountyFigure[];
  readonly categories?: readonly (readonly [string, number])[];
  readonly overdue?: number;
  readonly closing?: readonly [number, number];
  readonly onTime?: readonly [number, number];
}): Figures {
  const categories = (parts.categories ?? []).map(([name, count]) => ({ name, total: { count } }) as CategoryFigure);
  const rate = ([numerator, denominator]: readonly [number, number]) => ({
    rate: { numerator, denominator, value: null },
  });
  return {
    received: { count: categories.reduce((sum, { total }) => sum + total.count, 0) },
    overdue: { count: parts.overdue ?? 0 },
    categories,
    counties: parts.counties ?? [],
    rates: { closing: rate(parts.closing ?? [0, 0]), 'on-time': rate(parts.onTime ?? [0, 0]) },
  } as unknown as Figures & Overview;
}

const title = (slide: Parameters<typeof slideTitle>[0], parts: Parameters<typeof figuresOf>[0], waiting = 0) =>
  slideTitle(slide, { waiting, overview: figuresOf(parts) });

test('the title counts the counties beyond a limit that splits them', () => {
  const counties = [20, 40, 50, 61, 70, 90].map((minutes) => aCounty(`${minutes}`, minutes * MINUTE_MS));

  expect(title('first-response', { counties })).toEqual({ say: 'firstResponse.over', count: 3, limit: HOUR_MS });
});

test('where no limit splits the counties, the title speaks of the largest that any exceeds', () => {
  const counties = [13, 14, 15, 16].map((hours) => aCounty(`${hours}`, hours * HOUR_MS));

  expect(title('first-response', { counties })).toEqual({ say: 'firstResponse.over', count: 4, limit: 12 * HOUR_MS });
});

test('counties with fewer than five items are neither counted nor do they set the limit', () => {
  const counties = [aCounty('快', 10 * MINUTE_MS), aCounty('少', 90 * DAY_MS, { n: 4 })];

  expect([title('handling', { counties }), speakingLimit({ counties }, 'handling')]).toEqual([
    { say: 'handling.within', limit: 15 * MINUTE_MS },
    15 * MINUTE_MS,
  ]);
});

test('without a ranked county the title says so instead of praising', () => {
  const counties = [aCounty('少', HOUR_MS, { n: 3 })];

  expect([title('first-response', { counties }), title('handling', {})]).toEqual([
    { say: 'firstResponse.none', from: 5 },
    { say: 'handling.none', from: 5 },
  ]);
});

test('the largest category is named with its share of everything received', () => {
  expect([
    title('categories', {
      categories: [
        ['道路', 7],
        ['供水', 41],
        ['路灯', 72],
      ],
    }),
    title('categories', { categories: [['道路', 0]] }),
  ]).toEqual([{ say: 'categories.top', name: '路灯', count: 72, share: '60.0 %' }, { say: 'categories.none' }]);
});

test('the overdue slide names the county with most of them', () => {
  const counties = [aCounty('荷塘区', 1, { overdue: 2 }), aCounty('炎陵县', 1, { overdue: 4 })];

  expect([title('overdue', { counties, overdue: 6 }), title('overdue', { counties: [aCounty('荷塘区', 1)] })]).toEqual([
    { say: 'overdue.some', count: 6, name: '炎陵县', most: 4 },
    { say: 'overdue.none' },
  ]);
});

test('rates are told only where somebody was asked', () => {
  expect([
    title('rates', { closing: [41, 43], onTime: [9, 10] }),
    title('rates', { closing: [41, 43] }),
    title('rates', {}),
  ]).toEqual([
    { say: 'rates.both', closing: '95.3 %', onTime: '90.0 %' },
    { say: 'rates.closing', closing: '95.3 %' },
    { say: 'rates.none' },
  ]);
});

test('the key figures say what waits and what is late', () => {
  expect([
    title('key-figures', { overdue: 6 }, 317),
    title('key-figures', {}, 317),
    title('key-figures', { overdue: 6 }),
    title('key-figures', {}),
  ]).toEqual([
    { say: 'keyFigures.busy', waiting: 317, overdue: 6 },
    { say: 'keyFigures.waiting', waiting: 317, overdue: 0 },
    { say: 'keyFigures.late', waiting: 0, overdue: 6 },
    { say: 'keyFigures.calm', waiting: 0, overdue: 0 },
  ]);
});
