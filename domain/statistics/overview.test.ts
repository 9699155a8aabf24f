import { describe, expect, it } from 'vitest';
import type { CategoryId, RegionCode } from '../ids.ts';
import { seededRandom } from '../seeded-random.ts';
import { DAY_MS, HOUR_MS, instant } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import { weekPeriod } from '../time/shanghai.ts';
import { aFact, aRandomFact } from './fact-builders.ts';
import type { CountFigure } from './figures.ts';
import type { IssueFact } from './issue-fact.ts';
import { composeOverview } from './overview.ts';
import { selectFacts } from './select-facts.ts';

const middle = instant(Date.parse('2026-11-25T12:00:00+08:00'));
const period = weekPeriod(middle);
const counties = ['430202', '430203', '430211'].map((code) => ({ code: code as RegionCode, name: code }));
const categories = ['a', 'b', 'c'].map((id) => ({ id: id as CategoryId, name: id }));

function randomFacts(seed: number): readonly IssueFact[] {
  const random = seededRandom(seed);
  const codes = [...counties.map(({ code }) => code), null];
  const roots = categories.map(({ id }) => id);
  return Array.from({ length: Math.floor(random() * 120) }, (_, index) =>
    aRandomFact(random, middle, codes, roots, index),
  );
}

function cutOffOf(seed: number): Instant {
  return instant(period.from + Math.floor(seededRandom(seed + 1_000)() * 12 * DAY_MS));
}

const overviewOf = (facts: readonly IssueFact[], cutOff: Instant) =>
  composeOverview({ facts, categories, counties, period, cutOff });
const seeds = Array.from({ length: 60 }, (_, seed) => seed);
const sum = (numbers: readonly number[]) => numbers.reduce((so, number) => so + number, 0);

/** Every count in a value, with its selector, wherever it lies. */
function countsIn(value: unknown): readonly CountFigure[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'count' in value && 'selector' in value ? [value as CountFigure] : [];
  return [...own, ...Object.values(value).flatMap(countsIn)];
}

describe('composeOverview on random issues', () => {
  it('opens exactly as many rows as each figure counts', () => {
    for (const seed of seeds) {
      const facts = randomFacts(seed);
      const cutOff = cutOffOf(seed);
      const { trend, ...figures } = overviewOf(facts, cutOff);
      const counted = [...countsIn(figures), trend.current];
      const rows = counted.map(({ selector }) => selectFacts(facts, period, cutOff, selector).length);
      expect([seed, rows]).toEqual([seed, counted.map(({ count }) => count)]);
      const days = trend.days.flatMap((day) => [
        { span: day.period, figure: day.current },
        { span: day.previousPeriod, figure: day.previous },
      ]);
      const dayRows = days.map(
        ({ span, figure }) => figure && selectFacts(facts, span, cutOff, figure.selector).length,
      );
      expect([seed, dayRows]).toEqual([seed, days.map(({ figure }) => figure && figure.count)]);
    }
  });

  it('has parts that sum to their totals', () => {
    for (const seed of seeds) {
      const overview = overviewOf(randomFacts(seed), cutOffOf(seed));
      const totals = {
        counties: sum(overview.counties.map(({ received }) => received.count)),
        categories: sum(overview.categories.map(({ total }) => total.count)),
        stages: sum(overview.categories.flatMap(({ stages }) => Object.values(stages).map(({ count }) => count))),
        outcomes: sum(Object.values(overview.outcomes).map(({ count }) => count)),
        days: sum(overview.trend.days.map(({ current }) => current?.count ?? 0)),
        closing: overview.rates.closing.rate.denominator,
        measured: sum(overview.counties.map(({ durations }) => durations.handling.distribution.n)),
      };
      const received = overview.received.count;
      expect([seed, totals]).toEqual([
        seed,
        {
          counties: received,
          categories: received,
          stages: received,
          outcomes: overview.closed.count,
          days: received,
          closing: received,
          measured: overview.closed.count,
        },
      ]);
    }
  });

  it('counts open issues as received before and not closed before', () => {
    for (const seed of seeds) {
      const facts = randomFacts(seed);
      const cutOff = cutOffOf(seed);
      const horizon = Math.min(cutOff, period.to - 1);
      const open = facts.filter(
        (fact) => fact.receivedAt <= horizon && (fact.closedAt === null || fact.closedAt > horizon),
      );
      expect([seed, overviewOf(facts, cutOff).open.count]).toEqual([seed, open.length]);
    }
  });

  it('knows nothing of what happened after the cut-off', () => {
    for (const seed of seeds) {
      const facts = randomFacts(seed);
      const cutOff = cutOffOf(seed);
      const until = (at: Instant | null) => (at !== null && at <= cutOff ? at : null);
      const known = facts
        .filter(({ receivedAt }) => receivedAt <= cutOff)
        .map((fact) => ({
          ...fact,
          dispatchedAt: until(fact.dispatchedAt),
          signedAt: until(fact.signedAt),
          respondedAt: until(fact.respondedAt),
          closedAt: until(fact.closedAt),
          outcome: until(fact.closedAt) === null ? null : fact.outcome,
          toldAt: until(fact.toldAt),
        }));
      expect(overviewOf(known, cutOff)).toEqual(overviewOf(facts, cutOff));
    }
  });
});

describe('composeOverview', () => {
  it('ranks counties by their 90th percentile from five items on, and never the unknown county', () => {
    const closedAfter = (code: RegionCode | null, hours: number, times: number) =>
      Array.from({ length: times }, () =>
        aFact({
          countyCode: code,
          receivedAt: period.from,
          dispatchedAt: period.from,
          closedAt: instant(period.from + hours * HOUR_MS),
          outcome: 'solved',
        }),
      );
    const [first, second, third] = counties.map(({ code }) => code) as [RegionCode, RegionCode, RegionCode];
    const facts = [
      ...closedAfter(first, 30, 6),
      ...closedAfter(second, 3, 4),
      ...closedAfter(third, 20, 5),
      ...closedAfter(null, 1, 9),
    ];
    const shown = overviewOf(facts, middle).counties.map(({ countyCode, ranks, durations }) => [
      countyCode,
      ranks.handling,
      durations.handling.distribution.n,
    ]);
    expect(shown).toEqual([
      [first, 2, 6],
      [second, null, 4],
      [third, 1, 5],
      ['unknown', null, 9],
    ]);
  });

  it('compares half a week with half of the week before, and leaves days to come empty', () => {
    const received = [-7, -5, -4.4, -3, 0.1, 2.4].map((days) =>
      aFact({ receivedAt: instant(period.from + days * DAY_MS) }),
    );
    const { trend } = overviewOf(received, middle);
    expect({
      current: trend.current.count,
      previous: trend.previous.count,
      days: trend.days.map((day) => [day.weekday, day.current?.count ?? null, day.previous.count]),
    }).toEqual({
      current: 2,
      previous: 2,
      days: [
        [1, 1, 1],
        [2, 0, 0],
        [3, 1, 2],
        [4, null, 0],
        [5, null, 1],
        [6, null, 0],
        [7, null, 0],
      ],
    });
  });

  it('gives no value to a rate that asks nobody', () => {
    expect(overviewOf([], middle).rates.closing.rate).toEqual({ numerator: 0, denominator: 0, value: null });
  });
});
