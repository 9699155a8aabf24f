import { expect, it } from 'vitest';
import { instant } from '../time/instant.ts';
import { FRESH_MS, isFresh } from './freshness.ts';
import { isLeft } from './session-lock.ts';

const NOON = instant(1_795_500_000_000);
const plus = (milliseconds: number) => instant(NOON + milliseconds);

it('takes a desk for left after its idle time, or when the clock was set back behind the last touch', () => {
  const moments = [0, 299_999, 300_000, -60_000, -60_001];
  expect(moments.map((milliseconds) => isLeft(NOON, plus(milliseconds), 300_000))).toEqual([
    false,
    false,
    true,
    false,
    true,
  ]);
});

it('lets a typed password stand for five minutes, and none from the future', () => {
  expect([isFresh(null, NOON), ...[0, FRESH_MS - 1, FRESH_MS, -1].map((ms) => isFresh(NOON, plus(ms)))]).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});
