import { describe, expect, it } from 'vitest';
import { instant } from '../time/instant.ts';
import { afterFailure, attemptsLeft, lockOutOf, type FailureTally } from './lock-out.ts';

const MINUTE = 60_000;
const NOON = 1_795_500_000_000;
const at = (minutes: number) => instant(NOON + minutes * MINUTE);

function failing(times: number, minutes = 0, start: FailureTally | null = null): FailureTally {
  let tally = start;
  for (let n = 0; n < times; n += 1) tally = afterFailure(tally, at(minutes));
  if (tally === null) throw new Error('It never failed');
  return tally;
}

describe('wrong passwords in a row', () => {
  it('close a login at the fifth, for 15 minutes', () => {
    expect([failing(4).lockedUntil, failing(5).lockedUntil]).toEqual([null, at(15)]);
    const tally = failing(5);
    expect([0, 14.99, 15].map((minutes) => lockOutOf(tally, at(minutes)).kind)).toEqual(['locked', 'locked', 'open']);
  });

  it('tell how many tries are left', () => {
    expect([1, 2, 4, 5].map((times) => attemptsLeft(failing(times)))).toEqual([4, 3, 1, 0]);
  });

  it('are counted anew after a lock has ended', () => {
    expect(afterFailure(failing(5), at(16))).toEqual({ failures: 1, failedAt: at(16), lockedUntil: null });
  });

  it('stay counted however long ago they were', () => {
    expect(failing(1, 60 * 24 * 30, failing(4)).lockedUntil).toBe(at(60 * 24 * 30 + 15));
  });
});

describe('a clock that is set back', () => {
  it('never ends a lock sooner, and is told', () => {
    expect(lockOutOf(failing(5), at(-600))).toEqual({ kind: 'locked', until: at(15), clockBehind: true });
  });

  it('does not tell so while it is right', () => {
    expect(lockOutOf(failing(5), at(1))).toEqual({ kind: 'locked', until: at(15), clockBehind: false });
  });

  it('gives no lock that has ended once the clock is right again', () => {
    expect(failing(4, -600, failing(1)).lockedUntil).toBe(at(15));
  });
});
