import { trialOfTests } from '../trial-of-tests.mjs';

export const { title, program, args, environment } = trialOfTests(
  '20,000 lives of a login somebody guesses at, with a clock set back',
  'domain/people/lock-out-simulation.test.ts',
  { LOCK_OUT_LIVES: '20000' },
);
