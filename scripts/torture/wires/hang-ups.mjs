import { trialOfTests } from '../trial-of-tests.mjs';

export const { title, program, args, environment } = trialOfTests(
  'every kind of connection cut 100 times while its peer talks, and the console restarted 10 times: none lost, none doubled',
  'service/hang-ups/hang-ups.test.ts',
  { HANG_UPS: '100' },
);
