import { trialOfTests } from '../trial-of-tests.mjs';

export const { title, program, args, environment } = trialOfTests(
  'more than 400 hostile strings through every text of every procedure, 1,000 calls each',
  'service/features/hostile-calls.test.ts',
  { HOSTILE_STRINGS: 'all', HOSTILE_CALLS: '1000', HOSTILE_SEED: '31' },
);
