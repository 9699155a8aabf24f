import { expect, test } from 'vitest';
import type { CategoryId, RegionCode } from '../../../domain/ids.ts';
import { distribution } from '../../../domain/statistics/distribution.ts';
import type { CountyFigure } from '../../../domain/statistics/county-figures.ts';
import type { CategoryFigure } from '../../../domain/statistics/category-counts.ts';
import { STAGES, type FactSelector, type Stage } from '../../../domain/statistics/issue-fact.ts';
import { HOUR_MS, instant } from '../../../domain/time/instant.ts';
import { dayPoints, hourPoints, rangeBars, selectorOfBar, stageBars } from './to-series.ts';

const count = (size: number, selector: FactSelector) => ({ count: size, selector });

function aCategory(id: string, name: string, counts: Readonly<Record<Stage, number>>): CategoryFigure {
  const rootCategoryId = id as CategoryId;
  const stage = (each: Stage) => count(counts[each], { kind: 'stage', stage: each, countyCode: null, rootCategoryId });
  const total = STAGES.reduce((sum, each) => sum + counts[each], 0);
  return {
    rootCategoryId,
    name,
    total: count(total, { kind: 'received', countyCode: null, rootCategoryId }),
    stages: {
      waiting: stage('waiting'),
      dispatched: stage('dispatched'),
      handling: stage('handling'),
      closed: stage('closed'),
    },
  };
}

function aCounty(code: string, name: string, hours: readonly number[]): CountyFigure {
  const countyCode = code as RegionCode;
  const figure = {
    measure: 'handling' as const,
    distribution: distribution(hours.map((each) => each * HOUR_MS)),
    selector: { kind: 'measured', measure: 'handling', countyCode } as const,
    pending: count(0, { kind: 'pending', measure: 'handling', countyCode }),
  };
  const rank = hours.length < 5 ? null : 1;
  return {
    countyCode,
    name,
    durations: { 'first-response': figure, 'sign-for': figure, handling: figure },
    ranks: { 'first-response': rank, 'sign-for': rank, handling: rank },
  } as unknown as CountyFigure;
}

const categories = [
  aCategory('a', '供水', { waiting: 1, dispatched: 0, handling: 2, closed: 3 }),
  aCategory('b', '道路', { waiting: 0, dispatched: 0, handling: 0, closed: 0 }),
  aCategory('c', '路灯', { waiting: 0, dispatched: 9, handling: 0, closed: 1 }),
];

test('categories come largest first, done parts before undone ones, empty categories not at all', () => {
  expect(stageBars({ categories }, 2)).toEqual([
    {
      id: 'c',
      name: '路灯',
      total: 10,
      parts: [
        { stage: 'closed', count: 1 },
        { stage: 'handling', count: 0 },
        { stage: 'dispatched', count: 9 },
        { stage: 'waiting', count: 0 },
      ],
    },
    {
      id: 'a',
      name: '供水',
      total: 6,
      parts: [
        { stage: 'closed', count: 3 },
        { stage: 'handling', count: 2 },
        { stage: 'dispatched', count: 0 },
        { stage: 'waiting', count: 1 },
      ],
    },
  ]);
});

test('a bar and each of its parts open with the selector that counted them', () => {
  expect([
    selectorOfBar({ categories }, 'a', null),
    selectorOfBar({ categories }, 'a', 'handling'),
    selectorOfBar({ categories }, 'x', null),
  ]).toEqual([
    { kind: 'received', countyCode: null, rootCategoryId: 'a' },
    { kind: 'stage', stage: 'handling', countyCode: null, rootCategoryId: 'a' },
    null,
  ]);
});

test('counties come slowest first; those with fewer than five items follow unranked, those with none not at all', () => {
  const counties = [
    aCounty('430202', '荷塘区', [1, 1, 1, 1, 1]),
    aCounty('430203', '芦淞区', [90, 90]),
    aCounty('430204', '石峰区', []),
    aCounty('430211', '天元区', [7, 7, 7, 7, 7]),
  ];

  expect(
    rangeBars({ counties }, 'handling').map(({ name, isRanked, distribution: { n } }) => [name, isRanked, n]),
  ).toEqual([
    ['天元区', true, 5],
    ['荷塘区', true, 5],
    ['芦淞区', false, 2],
  ]);
});

test('a day that has not been is a gap in the line, not a zero', () => {
  const received: FactSelector = { kind: 'received', countyCode: null, rootCategoryId: null };
  const period = { from: instant(5), to: instant(6) };
  const day = { weekday: 1 as const, period, previousPeriod: period, previous: count(4, received) };

  expect(
    dayPoints(
      [
        { ...day, current: count(0, received) },
        { ...day, current: null },
      ],
      ({ weekday }) => `周${weekday}`,
    ),
  ).toEqual([
    { id: '5', label: '周1', current: 0, before: 4 },
    { id: '5', label: '周1', current: null, before: 4 },
  ]);
});

test('the line of today ends with the running hour', () => {
  const points = hourPoints([3, 4], [9, 9, 9], 1, (hour) => `${hour}时`);

  expect([points.length, ...points.slice(0, 3)]).toEqual([
    24,
    { id: '0', label: '0时', current: 3, before: 9 },
    { id: '1', label: '1时', current: 4, before: 9 },
    { id: '2', label: '2时', current: null, before: 9 },
  ]);
});
