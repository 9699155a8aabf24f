import { trialOfTests } from '../trial-of-tests.mjs';

export const { title, program, args, environment } = trialOfTests(
  'every procedure called 3,000 times with hostile input',
  'service/features/hostile-calls.test.ts',
  { HOSTILE_CALLS: '3000' },
);
