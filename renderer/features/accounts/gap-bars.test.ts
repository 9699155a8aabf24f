import { expect, it } from 'vitest';
import { DAY_MS, instant, MINUTE_MS } from '../../../domain/time/instant.ts';
import { gapBars } from './gap-bars.ts';

const NOW = 1_795_500_000_000;
const gap = (id: number, from: number | null, to: number | null, state: 'open' | 'filled' = 'open') => ({
  ...{ id, state },
  lastSeenAt: from === null ? null : instant(NOW + from),
  firstSeenAt: to === null ? null : instant(NOW + to),
});

it('draws each gap where it lay in the last seven days, none too thin to see, and counts the open ones before', () => {
  const { bars, earlier } = gapBars(
    [
      gap(1, -7 * DAY_MS, -3.5 * DAY_MS),
      gap(2, -MINUTE_MS, null),
      gap(3, null, -6.3 * DAY_MS, 'filled'),
      gap(4, -9 * DAY_MS, -8 * DAY_MS),
      gap(5, -9 * DAY_MS, -8 * DAY_MS, 'filled'),
    ],
    NOW,
  );
  expect(bars.map(({ id, start, length }) => [id, start.toFixed(3), length.toFixed(3)])).toEqual([
    [1, '0.000', '0.500'],
    [2, '0.994', '0.006'],
    [3, '0.000', '0.100'],
  ]);
  expect(earlier).toBe(1);
});
