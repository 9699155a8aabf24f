import { expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { instant, MINUTE_MS } from '../time/instant.ts';
import { afterFailure, type FailureTally, lockOutOf } from './lock-out.ts';

/** Lives of a login somebody guesses at; `npm run torture -- people` lives more. */
const LIVES = Number(process.env['LOCK_OUT_LIVES'] ?? 200);
const SEED = Number(process.env['LOCK_OUT_SEED'] ?? 20_261_125);
const TRIES = 1_500;
const [MOST, WAIT_MS] = [5, 15 * MINUTE_MS];
const START = 1_795_500_000_000;

/**
 * True moments at which a guess was taken, by somebody who sets the clock back as often as they like. Who sets it forward, be it only to
 * where it was, ends a lock early: that price is in docs/decisions/0012.
 */
function guessesOf(random: () => number): readonly number[] {
  let [now, behind] = [START, 0];
  let tally: FailureTally | null = null;
  const taken: number[] = [];
  for (let tried = 0; tried < TRIES; tried += 1) {
    now += Math.floor(random() * 2 * MINUTE_MS);
    if (random() < 0.05) behind += Math.floor(random() * 20 * MINUTE_MS);
    const clock = instant(now - behind);
    if (lockOutOf(tally, clock).kind === 'locked') continue;
    tally = afterFailure(tally, clock);
    taken.push(now);
  }
  return taken;
}

it(`lets nobody guess more than five times in fifteen minutes, in ${LIVES} lives, however the clock is set back`, () => {
  const broken: number[] = [];
  for (let life = 0; life < LIVES; life += 1) {
    const taken = guessesOf(seededRandom(SEED + life));
    const isBroken = taken.some((at, index) => {
      const sixth = taken[index + MOST];
      return sixth !== undefined && sixth - at < WAIT_MS;
    });
    if (isBroken) broken.push(SEED + life);
    expect(taken.length).toBeGreaterThan(MOST);
  }
  expect(broken).toEqual([]);
}, 600_000);
