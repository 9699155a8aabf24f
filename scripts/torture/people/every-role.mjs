import { trialOfTests } from '../trial-of-tests.mjs';

export const { title, program, args, environment } = trialOfTests(
  'every procedure called 40 times as every role, with drawn arguments',
  'service/features/permissions.test.ts',
  { ROLE_CALLS: '40', ROLE_SEED: '20261125' },
);
