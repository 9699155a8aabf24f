import { trialOfTests } from '../trial-of-tests.mjs';

export const { title, program, args, environment } = trialOfTests(
  'a broadcast to 3,038 groups, its service killed 220 times',
  'service/outbox/killed.test.ts',
  { OUTBOX_KILLS: '220', OUTBOX_GROUPS: '3038', OUTBOX_ACCOUNTS: '6' },
);
